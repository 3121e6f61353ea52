"""The classes the learned heads choose among, in the order of their outputs."""

from kg.ontology import EntityType, RelationType

TYPES = tuple(EntityType)
"""Types of a mention; output 0 is "none", output 1 + i is `TYPES[i]`."""

TAGS = ("O", *(f"{edge}-{type_}" for type_ in TYPES for edge in "BI"))
"""Tags of a word: outside, at the beginning of, or inside a mention of a type."""

RELATIONS = tuple(RelationType)
"""Relations of a pair; output 0 is "none", 1 + i is first → second, 1 + len(RELATIONS) + i is second → first."""

PRONOUNS = {
    **dict.fromkeys(("i", "my", "me", "myself", "mine", "im", "ive"), "me"),
    **dict.fromkeys(("we", "our", "us", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself"), "you"),
    **dict.fromkeys(("he", "she", "his", "her", "him"), "third"),
}
"""Words that stand for who speaks, who is spoken to or who was spoken of, and which of these."""

KINDS = ("", *TYPES, "me", "we", "you", "third")
"""What the end of a pair may be: not known, a mention of a type, or a pronoun."""

WIDEST = 6
"""Words of the longest span that is scored as a mention."""

REACH = 40
"""Words between the ends of a pair, at most."""

GAP_STARTS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32)
"""Where a new bucket of distances begins."""

GAPS = len(GAP_STARTS)
ZONES = 9
MARGIN = 12
"""Words read on either side of a pair."""
