"""The README's picture of the page: `python -m bench.picture` takes it anew."""

import tempfile
from pathlib import Path

from bench.browser import chromium
from bench.child import ROOT, SEED, build

PATH = ROOT / "docs" / "page.png"
OPEN = "node:ilya-sutskever"


def take(path: Path) -> None:
    """Build the graph of the talk in seeds/ and write a picture of its page, with one person open, to the path.

    Raises:
        SystemExit: There is no browser, or the person is not in the graph.
    """
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        build(SEED, Path(folder), "--formats", "json,html")
        page = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=1.5, reduced_motion="reduce")
        page.goto((Path(folder) / "graph.html").as_uri() + f"#selected={OPEN}")
        if page.locator("#panel").is_hidden():
            raise SystemExit(f"{OPEN}: not in the graph; name another thing of it")
        page.locator("#panel").evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.screenshot(path=path)


if __name__ == "__main__":
    take(PATH)
    print(PATH.relative_to(ROOT))
