"""How a name is written so that spelling, case, spaces, hyphens, plurals and possessives make no difference."""

import re
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache

_POSSESSIVE = re.compile(r"'s?$")
_IRREGULAR = {
    "analyses": "analysis", "asus": "asus", "bias": "bias", "biases": "bias", "caches": "cache", "criteria": "criterion",
    "hypotheses": "hypothesis", "indices": "index", "matrices": "matrix", "movies": "movie", "phenomena": "phenomenon",
    "vertices": "vertex", "viruses": "virus",
}  # fmt: skip
_TAIL = re.compile(r"[^aeiouy]{1,2}s")
_LATIN = re.compile(r"...+[ui]s")
"""What ends so is no plural ("corpus", "basis"), unless it is as short as that of an acronym ("CPUs", "APIs")."""
_GAP = re.compile(r"[\s\-\u2013\u2014/_.,:;()]+")
_KEEP = re.compile(r"[^a-z0-9+#*]")
_NO_ID = re.compile(r"[^a-z0-9]")


def words(text: str) -> list[str]:
    """Split a text into folded words: lower case, no accents, no possessive, letters, digits, +, # and * alone."""
    return [folded for word in _GAP.split(text) if (folded := word_key(word))]


def word_key(word: str) -> str:
    """Fold one word."""
    if word.isascii() and word.isalnum():  # as most are
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("\u2019", "'")).encode("ascii", "ignore").decode()
    return _KEEP.sub("", _POSSESSIVE.sub("", plain.lower()))


@lru_cache(maxsize=1 << 16)
def singular(word: str) -> str:
    """Take the plural ending off a folded word ("networks" → "network", "policies" → "policy", "processes" → "process")."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and not _LATIN.fullmatch(word):
        return word[:-1]
    return word


def key(text: str) -> str:
    """Return what two spellings of one name have in common: its folded words joined, the last in the singular."""
    return join(words(text))


def join(parts: Sequence[str]) -> str:
    """Return the key of folded words."""
    if not parts:
        return ""
    *first, last = parts
    if first and _TAIL.fullmatch(last):  # as in "ls tms": the plural is the whole name's
        return singular("".join(parts))
    return "".join((*first, singular(last)))


def slug(parts: Sequence[str], taken: Container[str] = ()) -> str:
    """Return the id of what is called by folded words and stands in no catalog; `taken` are the ids of what does."""
    id_ = "-".join(filter(None, (_NO_ID.sub("", word) for word in parts))) or "name"
    return f"{id_}-heard" if id_ in taken else id_
