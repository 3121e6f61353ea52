"""Count the ordinary words of spoken English in a folder of edited transcripts.

    python -m train.words TRANSCRIPTS > kg/catalog/words.tsv

A word is ordinary when it is written lower case at least three times in ten that it does not open a sentence, so names stay out.
One word a line, with its Zipf frequency: log10 of its uses per thousand million words.
"""

import math
import re
import sys
from collections import Counter
from pathlib import Path

LEAST_USES = 8
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_INSIDE = re.compile(r"(?<=[a-z,;] )" + _WORD.pattern)


def main(folder: Path) -> None:
    """Print the table for the Markdown transcripts below `folder`."""
    uses: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.md")):
        text = re.sub(r"^\*\*[^*]*\*\*", "", path.read_text(encoding="utf-8").replace("’", "'"), flags=re.MULTILINE)
        uses.update(word.lower() for word in _WORD.findall(text))
        for word in _INSIDE.findall(text):
            inside[word.lower()] += 1
            lower[word.lower()] += word.islower()
    total = uses.total()
    for word in sorted(uses):
        if uses[word] >= LEAST_USES and inside[word] and lower[word] * 10 >= inside[word] * 3:
            print(f"{word}\t{math.log10(uses[word] / total * 1e9):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
