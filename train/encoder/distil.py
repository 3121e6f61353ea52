"""Teach a small model what a large one makes of talk that nobody annotated."""

import random as dice
import time

import torch
from torch import Tensor, nn

from kg.understand import labels
from train.encoder.data import IGNORED, Batch, grid
from train.encoder.learn import WEIGHTS, Material, Report, Schedule, advance, annotated_loss, endless, optimizer, rounds, versions, wikipedia_loss
from train.encoder.model import Model

LIKELY = 0.4
"""Chance from which a run of words stands as an end of pairs."""


def words_of(batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the index of the piece with which each word of a window opens, and which of these are words: [windows, words]."""
    opens = batch["cuts"][..., 0] != IGNORED
    opens[:, 1] |= batch["word"][:, 1] > 0
    size = opens.sum(1)
    order = (~opens).int().argsort(1, stable=True)[:, : int(size.max())]
    return order, torch.arange(order.shape[1], device=order.device) < size[:, None]


def ends_of(spans: Tensor, ids: Tensor, known: Tensor, pronouns: Tensor) -> Tensor:
    """Return the likely mentions and the pronouns of windows, padded: start, end, kind."""
    chances = spans.softmax(-1)
    width = torch.arange(1, labels.WIDEST + 1, device=ids.device)
    inside = torch.arange(known.shape[1], device=ids.device)[None, :, None] + width <= known.sum(1)[:, None, None]
    stands = (chances[..., 0] < 1 - LIKELY) & inside
    kinds = chances[..., 1:].argmax(-1) + 1
    said = pronouns[ids] * known
    kinds[..., 0] = torch.where(said > 0, said, kinds[..., 0])
    stands[..., 0] |= said > 0
    row, start, more = torch.nonzero(stands, as_tuple=True)
    counts = torch.bincount(row, minlength=len(ids))
    place = torch.arange(len(row), device=ids.device) - (counts.cumsum(0) - counts)[row]
    table = torch.zeros(len(ids), int(counts.max()), 3, dtype=torch.long, device=ids.device)
    table[row, place] = torch.stack([start, start + more + 1, kinds[row, start, more]], 1)
    return table


def told(student: Tensor, teacher: Tensor) -> Tensor:
    """Return how far the student's classes are from the teacher's, for each row."""
    return -(teacher.float().softmax(-1) * student.float().log_softmax(-1)).sum(-1)


def window_loss(student: Model, teacher: Model, batch: Batch, pronouns: Tensor) -> Tensor:
    """Return the losses against what the teacher says of windows of talk: tags, spans, cuts, pairs, polarity."""
    opens, known = words_of(batch)
    with torch.no_grad():
        seen = teacher.words(batch["ids"], batch["mask"], opens)
        tags, spans, cuts = teacher.tags(seen), teacher.spans(seen), teacher.cuts(seen)
        ends = ends_of(spans.float(), batch["ids"].gather(1, opens), known, pronouns)
        given, *_ = grid({"ends": ends, "pairs": torch.zeros(len(ends), 1, 4, device=ends.device)})
        pairs = teacher.pairs(seen, given)
    own = student.drop(student.words(batch["ids"], batch["mask"], opens))
    mine = student.pairs(own, given)
    count = known.sum()
    near = nn.functional.binary_cross_entropy_with_logits(student.cuts(own).float(), cuts.float().sigmoid(), reduction="none").sum(-1)
    runs = told(student.spans(own), spans).sum(-1)
    return torch.stack([
        (told(student.tags(own), tags) * known).sum() / count, (runs * known).sum() / count, (near * known).sum() / count,
        told(mine[:, :-3], pairs[:, :-3]).mean(), told(mine[:, -3:], pairs[:, -3:]).mean(),
    ])  # fmt: skip


def distil(student: Model, teacher: Model, material: Material, schedule: Schedule, pronouns: Tensor, report: Report, *, annotated: int = 32) -> None:
    """Teach the student; `schedule.epochs` goes over the talk that nobody annotated, beside which the annotated talk goes on."""
    device = material.spoken.ids.device
    steps = int(schedule.epochs * (len(material.spoken.ids) // 126 // schedule.batch))
    chosen, rates = optimizer(student, schedule, steps)
    chance, random = dice.Random(schedule.seed), torch.Generator().manual_seed(schedule.seed + 2)
    torch.manual_seed(schedule.seed)
    student.train()
    teacher.eval()
    talk = versions(material.annotated, material.pieces, annotated, chance, 0.7)
    wiki = rounds(len(material.wikipedia), annotated, material.wikipedia.sizes, chance)
    weights = torch.tensor(WEIGHTS, device=device)
    begun, losses = time.monotonic(), torch.zeros(11, device=device)
    for step, batch in zip(range(1, steps + 1), endless(material.spoken, schedule.batch, random), strict=False):
        with torch.autocast(device.type, torch.bfloat16):
            soft = window_loss(student, teacher, batch, pronouns)
            hard = annotated_loss(student, material.annotated.batch(next(talk)))
            read = wikipedia_loss(student, material.wikipedia.batch(next(wiki)))
        advance(student, (weights * (2 * soft + hard)).sum() + 0.5 * read, chosen, rates)
        losses += torch.cat([soft, hard, read[None]]).detach()
        if step % max(1, steps // 8) == 0:
            mean = " ".join(f"{each:.3f}" for each in (losses / max(1, steps // 8)).tolist())
            losses.zero_()
            report(f"distil {step}/{steps}: {mean} {time.monotonic() - begun:.0f} s")


def pronoun_table(kinds: dict[int, int], device: torch.device) -> Tensor:
    """Return the kind of pronoun that each word piece is, 0 for all others."""
    table = torch.zeros(30522, dtype=torch.long)
    for piece, kind in kinds.items():
        table[piece] = kind
    return table.to(device)
