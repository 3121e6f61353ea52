"""What people put right, once and for all: read from corrections.toml, and followed in what each talk says before a graph is made of it.

`load` reads files, `Replay` follows them. What comes out is understood as if no machine had erred: the rule that no edge is without
words holds for it as for all else, and is checked in the same place. Ids stay: a thing that is renamed keeps its own, one that is
merged has that of what it was merged into.
"""

from kg.corrections.file import NAME, added, beside, load, read, without
from kg.corrections.kinds import KINDS, NAMES, Correction, Placed, describe
from kg.corrections.replay import Replay

__all__ = ["KINDS", "NAME", "NAMES", "Correction", "Placed", "Replay", "added", "beside", "describe", "load", "read", "without"]
