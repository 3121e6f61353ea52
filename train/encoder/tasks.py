"""What is learned: first how talk runs, then all heads, by annotated talk and by a teacher."""

import random as dice
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from train.encoder.annotated import VERSIONS
from train.encoder.course import Schedule
from train.encoder.data import WINDOW, Batch, Examples, Spoken, hide
from train.encoder.learn import Task
from train.encoder.lessons import lesson_loss
from train.encoder.losses import annotated_loss, cut_loss, wikipedia_loss
from train.encoder.marks import CAPITAL
from train.encoder.model import Model
from train.encoder.twice import TwiceTold

WEIGHTS = {"tags": 1.0, "spans": 1.0, "cuts": 0.3, "pairs": 3.0, "polarity": 0.1}
LESSON_WEIGHTS = {"taught tags": 1.0, "taught spans": 1.0, "taught pairs": 3.0}
"""How much each loss counts, of annotated talk and of a teacher's lessons."""

WIKIPEDIA = 3
"""Sentences of CrossNER for each piece of talk in a batch."""

AI_AGAIN = 4
"""How often more than others the few sentences about artificial intelligence are read."""


def rounds(examples: Examples, size: int, chance: dice.Random) -> Iterator[np.ndarray]:
    """Yield rows of CrossNER for batches without end."""
    rows = list(range(len(examples)))
    rows += AI_AGAIN * [row for row in rows if int(examples.table["domain"][row]) == 0]
    while True:
        yield from alike(rows, size, examples.sizes, chance)


def alike(rows: list[int], size: int, sizes: np.ndarray, chance: dice.Random) -> list[np.ndarray]:
    """Return batches, shuffled, each of examples of about one length."""
    chance.shuffle(rows)
    chunks = [sorted(rows[at : at + size * 16], key=lambda row: sizes[row]) for at in range(0, len(rows), size * 16)]
    batches = [np.array(chunk[at : at + size]) for chunk in chunks for at in range(0, len(chunk), size)]
    chance.shuffle(batches)
    return batches


def versions(examples: Examples, pieces: int, size: int, chance: dice.Random, some: Sequence[int]) -> Iterator[np.ndarray]:
    """Yield rows for batches without end: each round every piece in one of some versions, of the written ones a share."""
    marks = examples.table["written"][:pieces].cpu().numpy()
    while True:
        rows = [at for at in range(pieces) if not marks[at] or chance.random() < WRITTEN]
        rows = [at + pieces * chance.choice(some) for at in rows]
        yield from alike(rows, size, examples.sizes, chance)


WRITTEN = 0.7
"""Share of the pieces written for learning that is read in each round."""

EDITED = tuple(number for number, version in enumerate(VERSIONS) if "stops" in version)
"""The versions of a piece that who reads edited talk learns from."""

LESSONS = 2
"""Windows of talk that the teacher gives a lesson on, for each annotated piece in a batch."""


@dataclass(frozen=True)
class Material:
    """Hold what the heads learn from."""

    annotated: Examples
    pieces: int
    talk: TwiceTold
    wikipedia: Examples


def adapting(model: Model, spoken: Spoken, schedule: Schedule) -> Task:
    """Return the task to guess hidden words of talk, and to cut it into sentences and turns."""
    steps = int(schedule.epochs * (len(spoken.ids) // WINDOW // schedule.batch))
    random = torch.Generator().manual_seed(schedule.seed)

    def losses(given: tuple[Batch, Tensor, Tensor]) -> Tensor:
        batch, ids, hidden = given
        vectors = model.pieces(ids, batch["mask"])
        guess = nn.functional.cross_entropy(model.guess(vectors[hidden]).float(), batch["ids"][hidden] % CAPITAL)
        return torch.stack([guess, cut_loss(model.cuts(model.drop(vectors)), batch["cuts"])])

    return Task("adapt", {"guess": 1.0, "cut": 0.5}, steps, riddles(spoken, schedule.batch, random), losses)


def riddles(spoken: Spoken, size: int, random: torch.Generator) -> Iterator[tuple[Batch, Tensor, Tensor]]:
    """Yield batches without end, each with its word pieces, some of them hidden, and which these are."""
    for batch in endless(spoken, size, random):
        yield batch, *hide(batch, 0.15, random)


def endless(talk: Spoken | TwiceTold, size: int, random: torch.Generator) -> Iterator[Any]:
    """Yield batches without end."""
    while True:
        yield from talk.batches(size, random)


def studying(model: Model, material: Material, schedule: Schedule) -> Task:
    """Return the task of who is to teach: all heads by annotated talk as it is written."""
    chance = dice.Random(schedule.seed)
    batches = versions(material.annotated, material.pieces, schedule.batch, chance, EDITED)
    steps = int(schedule.epochs * material.pieces / schedule.batch)
    return Task("study", WEIGHTS, steps, batches, lambda rows: annotated_loss(model, material.annotated.batch(rows)))


def together(model: Model, material: Material, schedule: Schedule, teacher: Model | None) -> Task:
    """Return the task to learn all at once: from annotated talk, other talk, by a teacher where there is one, and CrossNER."""
    chance, random = dice.Random(schedule.seed), torch.Generator().manual_seed(schedule.seed + 1)
    talk = versions(material.annotated, material.pieces, schedule.batch, chance, range(len(material.annotated) // material.pieces))
    wiki = rounds(material.wikipedia, WIKIPEDIA * schedule.batch, chance)
    speech = endless(material.talk, LESSONS * schedule.batch, random) if teacher else endless(material.talk.spoken, schedule.batch, random)

    def losses(given: tuple[Any, np.ndarray, np.ndarray]) -> Tensor:
        window, pieces, sentences = given
        parts = annotated_loss(model, material.annotated.batch(pieces))
        heard = lesson_loss(model, teacher, *window) if teacher else _heard_loss(model, window)
        return torch.cat([parts, heard, wikipedia_loss(model, material.wikipedia.batch(sentences))[None]])

    weights = WEIGHTS | (LESSON_WEIGHTS if teacher else {}) | {"heard": 0.5, "read": 0.5}
    steps = int(schedule.epochs * material.pieces / schedule.batch)
    return Task("together", weights, steps, zip(speech, talk, wiki, strict=False), losses)


def _heard_loss(model: Model, window: Batch) -> Tensor:
    return cut_loss(model.cuts(model.drop(model.pieces(window["ids"], window["mask"]))), window["cuts"])[None]
