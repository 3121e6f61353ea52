"""What people put right, once and for all: read from corrections.toml, and followed in what each talk says before a graph is made of it.

`load` reads files, `Replay` follows them. What comes out is understood as if no machine had erred: the rule that no edge is without
words holds for it as for all else, and is checked in the same place. Ids stay: a thing that is renamed keeps its own, one that is
merged has that of what it was merged into.
"""

from kg.corrections.file import added, beside, load, overlooked, read
from kg.corrections.form import parse
from kg.corrections.kinds import (
    AddRelation,
    Alias,
    Apart,
    Correction,
    Forbid,
    Merge,
    Placed,
    RemoveRelation,
    Rename,
    Retype,
    SetPolarity,
    Split,
    describe,
)  # fmt: skip
from kg.corrections.moving import Moved, move_aliases
from kg.corrections.relating import demand_words
from kg.corrections.replay import Replay

__all__ = [
    "AddRelation", "Alias", "Apart", "Correction", "Forbid", "Merge", "Moved", "Placed", "RemoveRelation", "Rename", "Replay", "Retype",
    "SetPolarity", "Split", "added", "beside", "demand_words", "describe", "load", "move_aliases", "overlooked", "parse", "read",
]  # fmt: skip
