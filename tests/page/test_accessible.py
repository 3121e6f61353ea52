"""axe-core, which knows the rules of accessible pages, finds nothing serious whatever is open."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.page.reader import DRAWN

pytestmark = pytest.mark.slow

OPEN = {  # what is seen, by the address that shows it
    "picture": "#",
    "thing": "#selected=node:alex-krizhevsky",
    "relation": "#selected=edge:dropout:DESCRIBED_IN:alexnet-paper:negated",
    "long quote": "#selected=edge:geoffrey-hinton:AUTHORED:alexnet-paper",
    "path": "#path=node:alex-krizhevsky&path=node:geoffrey-hinton",
    "filters": "#hidden=Method&confidence=0.1&around=node:geoffrey-hinton",
    "nothing": "#salience=1&confidence=1",
    "things": "#view=nodes&selected=node:alex-krizhevsky",
    "relations": "#view=relations",
    "text": "#view=text&line=1",
    "sought": "#view=text&sought=famed",
}


def serious(page):
    """Return the rules that are seriously broken, each with the elements that break it."""
    found = Axe().run(page).response["violations"]
    return {each["id"]: [node["html"] for node in each["nodes"]] for each in found if each["impact"] in {"serious", "critical"}}


@pytest.mark.parametrize("width", [1200, 360], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious(opened, sample_graph, monologue, scheme, width):
    """In light and dark, on a desk and on a phone: picture, panel, filters, tables, text, hits and what saves."""
    page = opened(sample_graph, color_scheme=scheme, viewport={"width": width, "height": 800})
    broken = {}
    for seen, address in OPEN.items():
        page.evaluate("address => { location.hash = address; }", address)
        page.evaluate(DRAWN)
        broken[seen] = serious(page)
    page.locator("#find").fill("dropout")
    broken["hits"] = serious(page)
    page.locator("#find").press("Escape")
    page.locator("#saving").click()
    broken["save"] = serious(page)
    assert {seen: rules for seen, rules in broken.items() if rules} == {}
