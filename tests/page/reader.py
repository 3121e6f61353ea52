"""What a reader does with the page."""

import pytest

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def find(page, query):
    """Type a query and take the best hit."""
    page.keyboard.press("/")
    page.locator("#find").fill(query)
    page.keyboard.press("Enter")
    page.evaluate(DRAWN)


def tab_to(page, selector):
    """Press Tab until the keyboard is at `selector`, where it must be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"the keyboard does not come to {selector}")


def press(page, selector):
    """Go to `selector` by Tab and press Enter."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.evaluate(DRAWN)


def click(page, selector):
    """Click on `selector`."""
    page.locator(selector).click()
    page.evaluate(DRAWN)
