"""Where the files lie that are learned from data, not written: `make train` makes them."""

from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
