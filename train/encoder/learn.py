"""Teach the encoder: first the manner of captions, then all heads together."""

import random as dice
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from train.encoder import crossner
from train.encoder.data import IGNORED, WINDOW, Batch, Examples, Spoken, grid, hide
from train.encoder.model import Model

WARM = 0.1
Report = Callable[[str], None]


@dataclass(frozen=True)
class Schedule:
    """Say how long and how fast to learn."""

    epochs: float
    batch: int
    rate: float
    head_rate: float
    decay: float = 0.01
    seed: int = 0


def optimizer(model: Model, schedule: Schedule, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """Return AdamW with a slower rate for the encoder, warmed up, then falling to nought."""
    own = [value for name, value in model.named_parameters() if name.startswith("encoder.")]
    heads = [value for name, value in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": own, "lr": schedule.rate}, {"params": heads, "lr": schedule.head_rate}]
    chosen = torch.optim.AdamW(groups, weight_decay=schedule.decay, fused=True)
    warm = max(1, int(WARM * steps))
    falling = max(1, steps - warm)
    return chosen, torch.optim.lr_scheduler.LambdaLR(chosen, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / falling)))


def adapt(model: Model, spoken: Spoken, schedule: Schedule, report: Report) -> None:
    """Let the encoder guess hidden words of talk, and cut it into sentences and turns."""
    device = spoken.ids.device
    steps = int(schedule.epochs * (len(spoken.ids) // WINDOW // schedule.batch))
    chosen, rates = optimizer(model, schedule, steps)
    random = torch.Generator().manual_seed(schedule.seed)
    torch.manual_seed(schedule.seed)
    model.train()
    begun, losses = time.monotonic(), torch.zeros(2, device=device)
    for step, batch in zip(range(1, steps + 1), endless(spoken, schedule.batch, random), strict=False):
        with torch.autocast(device.type, torch.bfloat16):
            ids, hidden = hide(batch, 0.15, random)
            vectors = model.pieces(ids, batch["mask"])
            guess = nn.functional.cross_entropy(model.guess(vectors[hidden]).float(), batch["ids"][hidden])
            cut = cut_loss(model.cuts(model.drop(vectors)), batch["cuts"])
        advance(model, guess + 0.5 * cut, chosen, rates)
        losses += torch.stack([guess, cut]).detach()
        if step % max(1, steps // 10) == 0:
            mean = (losses / max(1, steps // 10)).tolist()
            losses.zero_()
            report(f"adapt {step}/{steps}: guess {mean[0]:.3f} cut {mean[1]:.3f} {time.monotonic() - begun:.0f} s")


def endless(spoken: Spoken, size: int, random: torch.Generator) -> Iterator[Batch]:
    while True:
        yield from spoken.batches(size, random)


def advance(model: Model, loss: Tensor, chosen: torch.optim.Optimizer, rates: torch.optim.lr_scheduler.LRScheduler) -> None:
    """Take one step."""
    chosen.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    chosen.step()
    rates.step()


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


class Mean:
    """Keep a running mean of a model's weights, which errs less than the weights of any step (Polyak & Juditsky 1992)."""

    def __init__(self, model: Model, steps: int) -> None:
        """Begin with the weights as they are; the mean reaches back a twentieth of all steps."""
        self._now = [value for value in model.parameters() if value.requires_grad]
        self._mean = [value.detach().clone() for value in self._now]
        self._share = min(1.0, 20 / steps)

    @torch.no_grad()
    def take(self) -> None:
        """Take in the weights of this step."""
        torch._foreach_lerp_(self._mean, self._now, self._share)

    @torch.no_grad()
    def give(self) -> None:
        """Put the mean in place of the weights."""
        torch._foreach_copy_(self._now, self._mean)


def together(model: Model, material: Material, schedule: Schedule, report: Report, *, written: float = 0.7) -> None:
    """Teach all heads at once."""
    device = material.spoken.ids.device
    steps = int(schedule.epochs * material.pieces / schedule.batch)
    chosen, rates = optimizer(model, schedule, steps)
    chance, random = dice.Random(schedule.seed), torch.Generator().manual_seed(schedule.seed + 1)
    torch.manual_seed(schedule.seed)
    model.train()
    talk = versions(material.annotated, material.pieces, schedule.batch, chance, written)
    speech = endless(material.spoken, schedule.batch, random)
    wiki = rounds(material.wikipedia, WIKIPEDIA * schedule.batch, chance)
    mean = Mean(model, steps)
    begun, losses = time.monotonic(), torch.zeros(7, device=device)
    for step in range(1, steps + 1):
        window = next(speech)
        with torch.autocast(device.type, torch.bfloat16):
            parts = annotated_loss(model, material.annotated.batch(next(talk)))
            heard = cut_loss(model.cuts(model.drop(model.pieces(window["ids"], window["mask"]))), window["cuts"])
            read = wikipedia_loss(model, material.wikipedia.batch(next(wiki)))
        loss = (parts * torch.tensor(WEIGHTS, device=device)).sum() + 0.5 * heard + 0.5 * read
        advance(model, loss, chosen, rates)
        mean.take()
        losses += torch.cat([parts, heard[None], read[None]]).detach()
        if step % max(1, steps // 8) == 0:
            shown = " ".join(f"{each:.3f}" for each in (losses / max(1, steps // 8)).tolist())
            losses.zero_()
            report(f"together {step}/{steps}: tags spans cuts pairs polarity heard read {shown} {time.monotonic() - begun:.0f} s")
    mean.give()
