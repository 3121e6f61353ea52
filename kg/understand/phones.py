"""How words sound: letters become phones by rules (`letters.tsv`), for heard words and catalog names alike.

A phone is one character; `letters.tsv` says which.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.understand import tables

_SPELLED = (
    "a:e b:bi c:si d:di e:i f:Ef g:Ji h:eC i:Y j:Je k:ke l:El m:Em n:En o:o p:pi q:kyu r:Ar s:Es t:ti u:yu v:vi w:d@b@lyu x:Eks "
    "y:wY z:zi 0:zIro 1:w@n 2:tu 3:Tri 4:for 5:fYv 6:sIks 7:sEv@n 8:et 9:nYn"
)
_NAMES = dict(pair.split(":") for pair in _SPELLED.split())
"""How letters and digits are called."""

_VOWEL = re.compile("[aeiouy]")
_SAID_AGAIN = re.compile(r"(.)(?=\1)")


@cache
def _rules() -> dict[str, tuple[re.Pattern[str], dict[int | None, str]]]:
    """Return for each letter its rules as one pattern, in file order, and which phones each group of a match says."""
    rules: dict[str, list[list[str]]] = {}
    for row in tables.rows("letters.tsv"):
        rules.setdefault(_first_letter(row[0]), []).append(row)
    return {
        letter: (re.compile("|".join(f"({pattern})" for pattern, _ in rows)), dict(enumerate((phones for _, phones in rows), start=1)))
        for letter, rows in rules.items()
    }


def _first_letter(pattern: str) -> str:
    return re.sub(r"\(\?[<=!][^)]*\)|\^", "", pattern)[0]


@lru_cache(maxsize=1 << 16)
def of_word(word: str) -> str:
    """Return the phones of a folded word; one without a vowel is spelled out ("sgd" → "EsJidi")."""
    if not _VOWEL.search(word) or len(word) == 1:
        return of_letters(word)
    rules, phones, at = _rules(), [], 0
    while at < len(word):
        if (rule := rules.get(word[at])) and (match := rule[0].match(word, at)):
            phones.append(rule[1][match.lastindex])
            at = match.end()
        else:
            phones.append(_NAMES.get(word[at], ""))
            at += 1
    return "".join(phones)


def of_letters(word: str) -> str:
    """Return the phones of a word spelled out ("rsa" → "ArEse")."""
    return "".join([_NAMES.get(letter, "") for letter in word])


def of_words(words: Iterable[str]) -> str:
    """Return the phones of folded words said in one breath; a phone said twice in a row is one."""
    return once("".join([of_word(word) for word in words]))


def once(phones: str) -> str:
    """Return phones, or classes of them, with those said twice in a row said once."""
    return _SAID_AGAIN.sub("", phones)
