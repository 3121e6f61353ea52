"""Measure the heads on what was held out."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kg.ontology import EntityType, RelationType, canonical, fits
from kg.understand import labels
from train.encoder import crossner
from train.encoder.data import IGNORED, Examples, Spoken, grid
from train.encoder.model import Model

MARGIN = 16
"""Word pieces at the edges of a window that another window hears better."""

Spans = set[tuple[int, int, int]]


def scores(found: int, wanted: int, right: int) -> str:
    """Return precision, recall and F1 as text."""
    precision, recall = right / max(1, found), right / max(1, wanted)
    return f"{100 * precision:.1f}/{100 * recall:.1f}/{200 * right / max(1, found + wanted):.1f}"


def viterbi(chances: np.ndarray, tags: list[str]) -> list[int]:
    """Return the likeliest tags in which no mention goes on that has not begun; `chances` are logarithms [words, tags]."""
    allowed = np.array([[after[0] != "I" or before in {f"B-{after[2:]}", after} for after in tags] for before in tags])
    move = np.where(allowed, 0.0, -1e9)
    score = chances[0] + np.array([0.0 if tag[0] != "I" else -1e9 for tag in tags])
    back = []
    for row in chances[1:]:
        ways = score[:, None] + move
        back.append(ways.argmax(0))
        score = ways.max(0) + row
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans_of_tags(tags: Iterable[int], names: list[str]) -> Spans:
    """Return start, end and tag of the opening word of each mention."""
    spans: Spans = set()
    open_: tuple[int, int] | None = None
    for at, tag in enumerate([*tags, 0]):
        if open_ and names[tag][0] != "I":
            spans.add((open_[0], at, open_[1]))
            open_ = None
        if names[tag][0] == "B":
            open_ = (at, tag)
    return spans


def greedy(chances: np.ndarray, least: float) -> Spans:
    """Return the likeliest runs that do not overlap; `chances` [words, widths, classes]."""
    some = 1 - chances[..., 0]
    taken = np.zeros(len(chances) + labels.WIDEST, dtype=bool)
    spans: Spans = set()
    start, width = np.nonzero(some >= least)
    for at in np.argsort(-some[start, width], kind="stable"):
        first, last = int(start[at]), int(start[at] + width[at] + 1)
        if last <= len(chances) and not taken[first:last].any():
            taken[first:last] = True
            spans.add((first, last, 1 + int(chances[first, width[at], 1:].argmax())))
    return spans


@torch.no_grad()
def heads(model: Model, examples: Examples) -> Iterator[tuple[int, dict[str, np.ndarray]]]:
    """Yield for each example its row and what the heads say of it."""
    model.eval()
    for rows in np.array_split(np.arange(len(examples)), max(1, len(examples) // 16)):
        batch = examples.batch(rows)
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            words = model.words(batch["ids"], batch["mask"], batch["opens"])
            said: dict[str, Tensor] = {"tags": model.tags(words), "spans": model.spans(words), "wikipedia": model.wikipedia(words)}
            if "ends" in batch:
                given, *_, at = grid(batch)
                pairs = model.pairs(words, given)[:, :-3]
        said = {name: value.float().log_softmax(-1).cpu().numpy() for name, value in said.items()}
        for place, row in enumerate(rows):
            size = int(examples.words[row])
            out = {name: value[place, :size] for name, value in said.items()}
            if "ends" in batch:
                own = at[:, 0] == place
                out["pairs"], out["at"] = pairs[own].float().log_softmax(-1).cpu().numpy(), at[own, 1:].cpu().numpy()
            yield int(row), out


def mentions(model: Model, held: Examples, names: list[dict]) -> dict[str, dict]:
    """Return for each version the mention scores by each way of decoding."""
    tally: dict[tuple[str, str], np.ndarray] = {}
    kinds: dict[tuple[str, int], np.ndarray] = {}
    ends = held.table["ends"].cpu().numpy()
    for row, said in heads(model, held):
        gold = {(int(start), int(end), int(kind)) for start, end, kind in ends[row] if 0 < kind <= len(labels.TYPES)}
        found = {"spans>0.5": greedy(np.exp(said["spans"]), 0.5), "spans>0.4": greedy(np.exp(said["spans"]), 0.4)}
        tagged = spans_of_tags(viterbi(said["tags"], list(labels.TAGS)), list(labels.TAGS))
        found["tags"] = {(start, end, (tag + 1) // 2) for start, end, tag in tagged}
        both = np.exp(said["spans"]) * 0.5 + span_chances(said["tags"]) * 0.5
        found["both>0.4"] = greedy(both, 0.4)
        version = names[row]["version"]
        for way, spans in found.items():
            tally[version, way] = tally.get((version, way), 0) + np.array([len(spans), len(gold), len(spans & gold)])
        for kind in range(1, 8):
            some = [{span for span in spans if span[2] == kind} for spans in (found["both>0.4"], gold)]
            kinds[version, kind] = kinds.get((version, kind), 0) + np.array([len(some[0]), len(some[1]), len(some[0] & some[1])])
    result = {version: {way: scores(*tally[version, way]) for v, way in tally if v == version} for version in ("clean", "garble", "stops")}
    result["types"] = {labels.TYPES[kind - 1]: scores(*kinds["clean", kind]) for kind in range(1, 8)}
    return result


def span_chances(tags: np.ndarray) -> np.ndarray:
    """Return how likely each run is a mention by the tags of its words: [words, widths, classes]."""
    chances = np.exp(tags)
    size = len(chances)
    table = np.zeros((size, labels.WIDEST, 1 + len(labels.TYPES)))
    goes_on = np.vstack([chances[1:, 2::2], np.zeros(len(labels.TYPES))])
    for first in range(size):
        inside = chances[first, 1::2]
        for width in range(min(labels.WIDEST, size - first)):
            last = first + width
            if width:
                inside = inside * chances[last, 2::2]
            table[first, width, 1:] = inside * (1 - goes_on[last])
    table[..., 0] = 1 - table[..., 1:].sum(-1)
    return table


def relations(model: Model, held: Examples, names: list[dict], *, lean: float = 0.0) -> dict[str, str]:
    """Return the relation scores with known mentions: every pronoun a candidate; and pronouns as annotated but for those of the speaker."""
    tally: dict[tuple[str, str], np.ndarray] = {}
    ends = held.table["ends"].cpu().numpy()
    for row, said in heads(model, held):
        told = names[row]
        gold = {canonical(subject, type_, object_) for subject, type_, object_, *_ in told["relations"]}
        for way in ("strict", "probe"):
            found, paired = set(), set()
            for chances, (first, second) in zip(said["pairs"], said["at"], strict=True):
                one, other = told["ends"][first], told["ends"][second]
                if way == "probe" and any(not end[1] and ends[row, at, 2] != 8 for end, at in ((one, first), (other, second))):
                    continue
                triple = _best(chances, int(ends[row, first, 2]), int(ends[row, second, 2]), one[0] or ["?"], other[0] or ["?"], lean)
                if triple:
                    found.add(triple)
                    paired.add(frozenset((triple[0], triple[2])))
            version = told["version"]
            wanted = {frozenset((subject, object_)) for subject, _, object_ in gold}
            for key, some, all_ in ((way, found, gold), (f"{way} untyped", paired, wanted)):
                tally[version, key] = tally.get((version, key), 0) + np.array([len(some), len(all_), len(some & all_)])
    return {" ".join(key): scores(*count) for key, count in tally.items()}


def _types(kind: int) -> set[EntityType]:
    if kind == 0:
        return set(EntityType)
    if kind <= len(labels.TYPES):
        return {labels.TYPES[kind - 1]}
    return {EntityType.PERSON, EntityType.ORGANIZATION} if labels.KINDS[kind] == "we" else {EntityType.PERSON}


_FITS: dict[tuple[int, int], np.ndarray] = {}


def allowed(kind1: int, kind2: int) -> np.ndarray:
    """Return which classes may join these kinds."""
    if (kind1, kind2) not in _FITS:
        ones, others = _types(kind1), _types(kind2)
        forth = [any(fits(one, type_, other) for one in ones for other in others) for type_ in RelationType]
        back = [any(fits(other, type_, one) for one in ones for other in others) for type_ in RelationType]
        _FITS[kind1, kind2] = np.array([True, *forth, *back])
    return _FITS[kind1, kind2]


def _best(chances: np.ndarray, kind1: int, kind2: int, ones: list[str], others: list[str], lean: float) -> tuple[str, str, str] | None:
    scores_ = np.where(allowed(kind1, kind2), chances, -1e9)
    scores_[0] -= lean
    best = int(scores_.argmax())
    if best == 0 or set(ones) & set(others):
        return None
    count = len(labels.RELATIONS)
    if best <= count:
        return canonical(ones[0], labels.RELATIONS[best - 1], others[0])
    return canonical(others[0], labels.RELATIONS[best - 1 - count], ones[0])


@torch.no_grad()
def cuts(model: Model, held: Spoken) -> dict[str, str]:
    """Return the scores of sentence starts and turns at their best threshold, and how often it is right who asks."""
    model.eval()
    chances, classes = [], []
    for batch in held.overlapping(64, MARGIN):
        with torch.autocast(batch["ids"].device.type, torch.bfloat16):
            said = model.cuts(model.pieces(batch["ids"], batch["mask"]))
        inner = slice(1 + MARGIN, -1 - MARGIN)
        chances.append(said[:, inner].float().sigmoid().cpu().numpy().reshape(-1, 3))
        classes.append(batch["cuts"][:, inner].cpu().numpy().reshape(-1, 3))
    chance, class_ = np.concatenate(chances), np.concatenate(classes)
    result = {}
    for column, name in enumerate(("starts", "changes")):
        known = class_[:, column] != IGNORED
        says, is_ = chance[known, column], class_[known, column] == 1
        tried = [_at(says, is_, least) for least in np.arange(0.2, 0.7, 0.05)]
        result[name] = max(tried, key=lambda each: float(each.split("/")[2].split()[0]))
    known = class_[:, 2] != IGNORED
    right = (chance[known, 2] > 0.5) == (class_[known, 2] == 1)
    result["asks"] = f"{100 * float(right.mean()):.1f} right; {100 * float(class_[known, 2].mean()):.1f} ask"
    return result


def _at(says: np.ndarray, is_: np.ndarray, least: float) -> str:
    return f"{scores(int((says >= least).sum()), int(is_.sum()), int(((says >= least) & is_).sum()))} at {least:.2f}"


def wikipedia(model: Model, held: Examples) -> dict[str, str]:
    """Return the CrossNER scores of the domain of artificial intelligence, with stops and without."""
    tally = {True: np.zeros(3, dtype=int), False: np.zeros(3, dtype=int)}
    gold = held.table["tags"].cpu().numpy()
    closed = np.where(crossner.ALLOWED[0], 0.0, -1e9)
    for row, said in heads(model, held):
        want = spans_of_tags(gold[row, : held.words[row]], crossner.TAGS)
        found = spans_of_tags(viterbi(said["wikipedia"] + closed, crossner.TAGS), crossner.TAGS)
        tally[row % 2 == 1] += [len(found), len(want), len(want & found)]
    return {"captions": scores(*tally[False]), "stops": scores(*tally[True])}


def report(model: Model, folder: Path, device: torch.device) -> dict:
    """Return all scores on what was held out."""
    held, wiki = (Examples(folder / f"{name}.npz", device) for name in ("held-out", "crossner-held-out"))
    names = json.loads((folder / "held-out.json").read_text(encoding="utf-8"))
    return {
        "mentions": mentions(model, held, names),
        "relations": {f"lean {lean}": relations(model, held, names, lean=lean) for lean in (0.0, 0.5, 1.0)},
        "cuts": cuts(model, Spoken.load(folder / "spoken-held-out.npz", device)),
        "wikipedia": wikipedia(model, wiki),
    }
