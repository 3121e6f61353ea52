"""The tables that rules are kept in."""

from importlib import resources

import pytest

from kg.understand import tables

TABLES = sorted(each.name for each in resources.files("kg.understand").iterdir() if each.name.endswith(".tsv"))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_table_has_two_cells(name):
    """Comments and blank lines are no rows; a row is a kind and words of it, or words and what they stand for."""
    rows = tables.rows(name)
    assert {len(row) for row in rows} == {2}
    assert not [row for row in rows if row[0].startswith("#")]
