"""When two names are one: accents, case, punctuation, spaces, a leading article and a plural s make no difference."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"a", "an", "the"})


def name_key(name: str) -> str:
    """Return what all spellings of a name have in common."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    first, *rest = _WORD.findall(plain) or [""]
    kept = rest if rest and first in _ARTICLES else [first, *rest]
    return "".join(_singular(word) for word in kept)


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word
