"""What a reader does with the page."""

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def find(page, query):
    """Type a query and take the best hit."""
    page.keyboard.press("/")
    page.locator("#find").fill(query)
    page.keyboard.press("Enter")
    page.evaluate(DRAWN)
