"""Read annotated pieces of talk, strip them to what captions keep, and find their mentions again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.catalog import fold

MEASURED = "talk-10"
"""The file that the encoder is measured on."""

KEPT = (MEASURED, "talk-kept")
"""Files that the encoder does not learn from, nor from their episodes; what weighs its judgement does."""


def learned(folder: Path) -> list[Path]:
    """Return the files that the encoder learns from."""
    return [path for path in sorted(folder.glob("*.jsonl")) if path.stem not in KEPT]


def kept(folder: Path) -> list[Path]:
    """Return the files of `KEPT` that are there."""
    return [path for name in KEPT if (path := folder / f"{name}.jsonl").exists()]


def kept_sources(folder: Path) -> set[str]:
    """Return the episodes that the encoder does not learn from."""
    return {json.loads(line)["source"] for path in kept(folder) for line in path.read_text(encoding="utf-8").splitlines()}


@dataclass(frozen=True)
class Mention:
    """Hold an annotated mention: the words from `start` to before `end`."""

    start: int
    end: int
    line: int
    type: str
    name: str
    surface: str


@dataclass(frozen=True)
class Piece:
    """Hold a piece of talk.

    Attributes:
        words: The words as captions have them.
        starts: Index of the first word of each line.
        speakers: Who speaks each line.
        relations: Subject name, type, object name, polarity, lines, trigger.
    """

    id: str
    source: str
    words: list[str]
    starts: list[int]
    speakers: list[str]
    mentions: list[Mention]
    relations: list[tuple[str, str, str, str, list[int], str]]


def strip(text: str, *, cased: bool = False) -> list[str]:
    """Return the words of a text as captions have them: no stops, and lower case but for the names where `cased`."""
    kept = "".join(char if char.isalnum() or char in "'’+#" else " " for char in text.replace("’", "'"))
    return [word.strip("'") for word in (kept if cased else kept.lower()).split() if word.strip("'")]


def pieces(path: Path, *, cased: bool = False) -> Iterator[Piece]:
    """Yield the pieces of a JSON Lines file of annotated talk; where `cased`, names keep their capitals and openings lose theirs."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words: list[str] = []
        starts = []
        for _, sentence in record["lines"]:
            starts.append(len(words))
            spoken = strip(sentence, cased=cased)
            named = {surface.split()[0] for number, surface, *_ in record["mentions"] if number == len(starts)}
            if cased and spoken and spoken[0] not in named:
                spoken[0] = spoken[0].lower()
            words.extend(spoken)
        ends = [*starts[1:], len(words)]
        mentions = [
            Mention(at, at + size, number, type_, name, surface)
            for number, surface, type_, name in record["mentions"]
            for at, size in _places(words, starts[number - 1], ends[number - 1], strip(surface))
        ]
        relations = [tuple(relation) for relation in record["relations"]]
        yield Piece(record["id"], record["source"], words, starts, [speaker for speaker, _ in record["lines"]], mentions, relations)


def _places(words: list[str], start: int, end: int, surface: list[str]) -> Iterator[tuple[int, int]]:
    folded = [fold.word_key(word) for word in words[start:end]]
    wanted = [fold.word_key(word) for word in surface]
    for at in range(len(folded) - len(wanted) + 1):
        if folded[at : at + len(wanted)] == wanted:
            yield start + at, len(wanted)


def rewritten(piece: Piece, rewrite: Callable[[Mention, list[str]], tuple[str, list[str]]]) -> Piece:
    """Return the piece with another name and other words for its mentions; those that overlap an earlier one are left out."""
    words: list[str] = []
    moved: dict[int, int] = {}
    mentions: list[Mention] = []
    done = 0
    for mention in sorted(piece.mentions, key=lambda each: (each.start, -each.end)):
        if mention.start < done:
            continue
        moved.update((at, len(words) + at - done) for at in range(done, mention.start + 1))
        words += piece.words[done : mention.start]
        name, heard = rewrite(mention, piece.words[mention.start : mention.end])
        mentions.append(replace(mention, name=name, start=len(words), end=len(words) + len(heard)))
        words += heard
        done = mention.end
    moved.update((at, len(words) + at - done) for at in range(done, len(piece.words) + 1))
    words += piece.words[done:]
    starts = [moved.get(at, len(words)) for at in piece.starts]
    return replace(piece, words=words, starts=starts, mentions=mentions)
