"""The words of a talk as corrections look for them: whatever their case, accents, hyphens, plurals and possessives."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.catalog import fold

_WORD = re.compile(r"(?:[^\W_]|[+#*])(?:[^\W_]|[+#*]|['\u2019](?!s?(?:[\W_]|$)))*")

Span = tuple[int, int]


class Spoken:
    """Find words in a text."""

    def __init__(self, text: str) -> None:
        """Split the text into words."""
        self._words = list(_words(text))
        self._at: dict[str, list[int]] = defaultdict(list)
        for number, (folded, _, _) in enumerate(self._words):
            self._at[fold.singular(folded)].append(number)

    def find(self, words: str) -> Iterator[Span]:
        """Yield where words stand, as offsets, in order."""
        wanted = [folded for folded, _, _ in _words(words)]
        for first in self._at.get(fold.singular(wanted[0]), ()) if wanted else ():
            run = self._words[first : first + len(wanted)]
            if len(run) == len(wanted) and fold.join([folded for folded, _, _ in run]) == fold.join(wanted):
                yield run[0][1], run[-1][2]


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        if folded := fold.word_key(match[0]):
            yield folded, match.start(), match.end()
