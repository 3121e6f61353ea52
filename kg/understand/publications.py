"""What publications are called in talk."""

ARTICLE = frozenset({None, "essay"})
THESIS = frozenset({"thesis"})
_KINDS = {
    **dict.fromkeys(("paper", "article", "essay"), ARTICLE),
    **dict.fromkeys(("book", "textbook", "novel"), frozenset({"book"})),
    **dict.fromkeys(("thesis", "dissertation"), THESIS),
}

DESCRIBED = _KINDS | {"publication": ARTICLE | THESIS | {"book"}}
"""What one publication is spoken of as ("her publication"), and the kinds (`kg.model.Entity.kind`) that it may be."""

BEFORE_TITLES = frozenset({*_KINDS, "report"})
"""What stands right before a title, or behind it ("the report silent spring"); no catalog says which publication is a report."""

ENTITLED = BEFORE_TITLES | {"blog", "post"}
"""What has a title if the talk says that it is called something."""

NICKNAMED = frozenset({"article", "book", "paper", "report"})
"""What stands behind words by which everybody knows it ("the green ai paper"): the shorter words."""
