"""The tables that rules are kept in."""

import pytest

from kg.understand import tables


@pytest.mark.parametrize(("name", "cells"), [("letters.tsv", 2), ("introductions.tsv", 2), ("polarity.tsv", 2)])
def test_every_row_of_a_table_has_its_cells(name, cells):
    """Comments and blank lines are no rows; every row has as many cells as the table's first line says."""
    rows = tables.rows(name)
    assert {len(row) for row in rows} == {cells}
    assert not [row for row in rows if row[0].startswith("#")]
