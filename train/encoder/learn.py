"""Teach the encoder: first the manner of captions, then all heads together."""

import random as dice
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from train.encoder import crossner
from train.encoder.checkpoint import EVERY, Checkpoint
from train.encoder.course import Mean, Progress, Report, Schedule, advance, optimizer
from train.encoder.data import IGNORED, WINDOW, Batch, Examples, Spoken, grid, hide
from train.encoder.model import Model


def adapt(model: Model, spoken: Spoken, schedule: Schedule, kept: Path, report: Report, *, every: float = EVERY) -> None:
    """Let the encoder guess hidden words of talk, and cut it into sentences and turns; what `kept` holds is gone on from."""
    device = spoken.ids.device
    steps = int(schedule.epochs * (len(spoken.ids) // WINDOW // schedule.batch))
    chosen, rates = optimizer(model, schedule, steps)
    random = torch.Generator().manual_seed(schedule.seed)
    torch.manual_seed(schedule.seed)
    model.train()
    course = {"name": "adapt", "steps": steps, **asdict(schedule)}
    checkpoint = Checkpoint(kept, course, {"model": model, "optimizer": chosen, "rates": rates}, every=every)
    progress = Progress("adapt", ("guess", "cut"), steps, report)
    for step, (batch, ids, hidden) in checkpoint.rest(islice(riddles(spoken, schedule.batch, random), steps)):
        with torch.autocast(device.type, torch.bfloat16):
            vectors = model.pieces(ids, batch["mask"])
            guess = nn.functional.cross_entropy(model.guess(vectors[hidden]).float(), batch["ids"][hidden])
            cut = cut_loss(model.cuts(model.drop(vectors)), batch["cuts"])
        advance(model, guess + 0.5 * cut, chosen, rates)
        progress.took(step, torch.stack([guess, cut]))


def riddles(spoken: Spoken, size: int, random: torch.Generator) -> Iterator[tuple[Batch, Tensor, Tensor]]:
    """Yield batches without end, each with its word pieces, some of them hidden, and which these are."""
    for batch in endless(spoken, size, random):
        yield batch, *hide(batch, 0.15, random)


def endless(spoken: Spoken, size: int, random: torch.Generator) -> Iterator[Batch]:
    """Yield batches without end."""
    while True:
        yield from spoken.batches(size, random)


def cut_loss(scores: Tensor, classes: Tensor) -> Tensor:
    """Return the loss of sentence starts, changes of speaker, and who asks."""
    losses = nn.functional.binary_cross_entropy_with_logits(scores.float(), classes.clamp(max=1).float(), reduction="none")
    known = classes != IGNORED
    return ((losses * known).sum((0, 1)) / known.sum((0, 1)).clamp(min=1)).sum()


def annotated_loss(model: Model, batch: Batch) -> Tensor:
    """Return the losses of a batch of annotated talk: tags, spans, cuts, pairs, polarity."""
    words = model.drop(model.words(batch["ids"], batch["mask"], batch["opens"]))
    tags = nn.functional.cross_entropy(model.tags(words).float().flatten(0, 1), batch["tags"].flatten(), ignore_index=IGNORED)
    runs = model.spans(words).float().flatten(0, 2)
    spans = nn.functional.cross_entropy(runs, batch["spans"].flatten(), ignore_index=IGNORED, reduction="sum")
    cuts = cut_loss(model.cuts(words), torch.stack([batch["starts"], batch["changes"], batch["asks"]], 2))
    given, label, polarity, _ = grid(batch)
    scores = model.pairs(words, given).float()
    known = label != IGNORED
    pairs = nn.functional.cross_entropy(scores[known][:, :-3], label[known])
    firm = known & (label > 0)
    polar = nn.functional.cross_entropy(scores[firm][:, -3:], polarity[firm], reduction="sum") / firm.sum().clamp(min=1)
    return torch.stack([tags, spans / (batch["tags"] != IGNORED).sum(), cuts, pairs, polar])


WEIGHTS = (1.0, 1.0, 0.3, 3.0, 0.1)


def wikipedia_loss(model: Model, batch: Batch) -> Tensor:
    """Return the loss of a batch of CrossNER."""
    words = model.drop(model.words(batch["ids"], batch["mask"], batch["opens"]))
    allowed = torch.tensor(crossner.ALLOWED, device=words.device)[batch["domain"].long()]
    scores = model.wikipedia(words).float().masked_fill(~allowed[:, None], -1e4)
    return nn.functional.cross_entropy(scores.flatten(0, 1), batch["tags"].flatten(), ignore_index=IGNORED)


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


def versions(examples: Examples, pieces: int, size: int, chance: dice.Random, written: float) -> Iterator[np.ndarray]:
    """Yield rows for batches without end: each round every piece in one of its versions, of the written ones a share."""
    count = len(examples) // pieces
    marks = examples.table["written"][:pieces].cpu().numpy()
    while True:
        rows = [at for at in range(pieces) if not marks[at] or chance.random() < written]
        rows = [at + pieces * chance.randrange(count) for at in rows]
        yield from alike(rows, size, examples.sizes, chance)


@dataclass(frozen=True)
class Material:
    """Hold what the heads learn from."""

    annotated: Examples
    pieces: int
    spoken: Spoken
    wikipedia: Examples


def together(
    model: Model, material: Material, schedule: Schedule, kept: Path, report: Report, *, written: float = 0.7, every: float = EVERY
) -> None:
    """Teach all heads at once; what `kept` holds is gone on from."""
    device = material.spoken.ids.device
    steps = int(schedule.epochs * material.pieces / schedule.batch)
    chosen, rates = optimizer(model, schedule, steps)
    chance, random = dice.Random(schedule.seed), torch.Generator().manual_seed(schedule.seed + 1)
    torch.manual_seed(schedule.seed)
    model.train()
    mean = Mean(model, steps)
    course = {"name": "together", "steps": steps, "written": written, **asdict(schedule)}
    checkpoint = Checkpoint(kept, course, {"model": model, "optimizer": chosen, "rates": rates, "mean": mean}, every=every)
    progress = Progress("together", ("tags", "spans", "cuts", "pairs", "polarity", "heard", "read"), steps, report)
    speech = endless(material.spoken, schedule.batch, random)
    talk = versions(material.annotated, material.pieces, schedule.batch, chance, written)
    wiki = rounds(material.wikipedia, WIKIPEDIA * schedule.batch, chance)
    for step, (window, pieces, sentences) in checkpoint.rest(islice(zip(speech, talk, wiki, strict=False), steps)):
        with torch.autocast(device.type, torch.bfloat16):
            parts = annotated_loss(model, material.annotated.batch(pieces))
            heard = cut_loss(model.cuts(model.drop(model.pieces(window["ids"], window["mask"]))), window["cuts"])
            read = wikipedia_loss(model, material.wikipedia.batch(sentences))
        loss = (parts * torch.tensor(WEIGHTS, device=device)).sum() + 0.5 * heard + 0.5 * read
        advance(model, loss, chosen, rates)
        mean.take()
        progress.took(step, torch.cat([parts, heard[None], read[None]]))
    mean.give()
