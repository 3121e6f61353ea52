"""Word pieces of words."""

from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from train.encoder.marks import CAPITAL


class Pieces:
    """Cut words into word pieces."""

    def __init__(self, path: Path) -> None:
        """Load a tokenizer."""
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    @cache  # noqa: B019  lives as long as the program
    def of(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word; never none."""
        return tuple(self._tokenizer.encode(word, add_special_tokens=False).ids) or (100,)


def written(word: str, stop: str, capital: bool, pieces: Pieces) -> list[int]:
    """Return the pieces of a word and of what is written after it; a capital marks those of the word."""
    return [*(piece | CAPITAL * capital for piece in pieces.of(word)), *(pieces.of(stop) if stop else ())]
