"""A browser, and a page that may fetch and say nothing."""

import os
import shutil

import pytest

from kg.export import FORMATS
from tests.page.reader import DRAWN

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def missing(reason: str) -> None:
    """Skip for want of a browser, or fail where one was promised."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser():
    """Start Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("no chromium; install it to test the page in a browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("no playwright; install the test extra to test the page in a browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Return a function that opens a graph's page, at what `hash` names; nothing may be fetched, said or asked."""
    noticed, contexts = [], []

    def opened(graph, *, hash="", **options):
        FORMATS["html"].write(graph, tmp_path / "graph.html")
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, "reduced_motion": "reduce", **options})
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on("console", lambda message: noticed.append(message.text))
        page.on("pageerror", lambda error: noticed.append(str(error)))
        page.on("dialog", lambda dialog: (noticed.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith("file:") or noticed.append(request.url))
        page.goto((tmp_path / "graph.html").as_uri() + hash)
        page.evaluate(DRAWN)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert noticed == []
