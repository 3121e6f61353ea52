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


@cache
def _rules() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Group the letter rules by the letters a match may begin with, in file order."""
    rules: dict[str, list[tuple[re.Pattern[str], str]]] = {letter: [] for letter in "abcdefghijklmnopqrstuvwxyz"}
    for pattern, phones in tables.rows("letters.tsv"):
        compiled = re.compile(pattern)
        for letter in _first_letters(pattern):
            rules[letter].append((compiled, phones))
    return rules


def _first_letters(pattern: str) -> Iterable[str]:
    bare = re.sub(r"\(\?[<=!][^)]*\)", "", pattern)
    return dict.fromkeys(branch.lstrip("^(?:")[0] for branch in bare.split("|"))


@lru_cache(maxsize=1 << 16)
def of_word(word: str) -> str:
    """Return the phones of a folded word; one without a vowel is spelled out ("sgd" → "EsJidi")."""
    if not re.search("[aeiouy]", word) or len(word) == 1:
        return "".join(_NAMES.get(letter, "") for letter in word)
    rules, phones, at = _rules(), [], 0
    while at < len(word):
        for pattern, sound in rules.get(word[at], ()):
            if match := pattern.match(word, at):
                phones.append(sound)
                at = match.end()
                break
        else:
            phones.append(_NAMES.get(word[at], ""))
            at += 1
    return "".join(phones)


def of_words(words: Iterable[str]) -> str:
    """Return the phones of folded words said in one breath; a phone said twice in a row is one."""
    return re.sub(r"(.)\1+", r"\1", "".join(of_word(word) for word in words))
