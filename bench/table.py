"""Plain tables for a terminal."""

from collections.abc import Sequence

Row = Sequence[object]


def print_table(title: str, header: Sequence[str], rows: Sequence[Row]) -> None:
    """Print a table: columns as wide as they need be, floats with three decimals, numbers to the right."""
    cells = [[_told(value) for value in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(header, *cells, strict=True)]
    rights = [all(isinstance(value, int | float) for value in column) for column in zip(*rows, strict=True)]
    print(f"\n{title}")
    for line in (header, *cells):
        print("  ".join(_padded(*each) for each in zip(line, widths, rights, strict=True)).rstrip())


def _told(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _padded(cell: str, width: int, right: bool) -> str:
    return cell.rjust(width) if right else cell.ljust(width)
