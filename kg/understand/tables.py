"""The tables that rules are kept in: a row a line, cells between tabs, comments after #."""

from importlib import resources


def rows(name: str) -> list[list[str]]:
    """Return the rows of the table `name` beside this module."""
    lines = resources.files("kg.understand").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
