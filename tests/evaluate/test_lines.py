"""Which part of a talk is judged."""

import pytest

from kg.evaluate.lines import judged, parse_lines, touches


@pytest.mark.parametrize(
    ("span", "expected"), [("1-900", (1, 900)), ("7-7", (7, 7)), ("9-1", None), ("1", None), ("1-2-3", None), (f"1-{'9' * 5000}", None)]
)
def test_span_is_two_numbers_in_order(span, expected):
    """What is no span gives none."""
    assert parse_lines(span) == expected


@pytest.mark.parametrize(
    ("lines", "places", "expected"),
    [(None, [], True), (None, [7], True), ((3, 5), [5], True), ((3, 5), [3, 9], True), ((3, 5), [2, 6], False), ((3, 5), [], False)],
)
def test_span_includes_both_ends(lines, places, expected):
    """A place on the first or the last line is in; without a span everything is."""
    assert touches(lines, places) is expected


@pytest.mark.parametrize(
    ("records", "expected"), [([], True), ([{"line": 9}], False), ([{"line": None}], False), ([{}, {"line": 4}], True)]
)
def test_what_names_no_line_is_always_judged(records, expected):
    """Without mentions or evidence nothing can stand elsewhere."""
    assert judged((3, 5), records) is expected
