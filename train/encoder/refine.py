"""Go on learning from the shipped encoder, in an hour of one core: its upper layers and its heads, from talk with misheard names.

    python -m train.encoder.refine DATA kg/weights OUT

DATA is a folder that `train.encoder.arrays` wrote. Writes model.npz to OUT, for `train.encoder.export`; when it is killed, it goes on
from its checkpoint.
"""

import random as dice
import sys
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor

from train.encoder import shipped, weights
from train.encoder.__main__ import say
from train.encoder.annotated import VERSIONS
from train.encoder.checkpoint import Checkpoint
from train.encoder.course import Mean, Progress, Schedule, advance, optimizer
from train.encoder.data import Batch, Examples
from train.encoder.learn import annotated_loss, versions
from train.encoder.model import Model

LOWER = 3
"""Layers that stay as they are."""

SCHEDULE = Schedule(epochs=1.8, batch=24, rate=1e-4, head_rate=2e-4)
READ = {"clean": 1, "heard": 3, "swap garble": 1, "swap stops": 1}
"""How many versions of each kind are read."""

WEIGHTS = torch.tensor((0.0, 1.0, 0.3, 3.0, 0.1))
"""Of the losses; tags are not shipped."""


def words(model: Model, lower: shipped.Lower, batch: Batch) -> Tensor:
    """Return the vector of each word: [batch, words, width]."""
    vectors = lower(batch["ids"], batch["mask"])
    unseen = (1 - batch["mask"][:, None, None, :].float()) * torch.finfo(vectors.dtype).min
    for layer in model.encoder.encoder.layer[LOWER:]:
        vectors = layer(vectors, attention_mask=unseen)
    return torch.gather(vectors, 1, batch["opens"].long()[..., None].expand(-1, -1, vectors.shape[-1]))


def among() -> list[int]:
    """Return which versions of the pieces are read."""
    return [at for name, count in READ.items() for at in [at for at, other in enumerate(VERSIONS) if other == name][:count]]


def learning(name: str) -> bool:
    """Tell whether weights of this name go on learning."""
    part, *_ = name.split(".")
    if part != "encoder":
        return part in {"spans", "cuts", "pairs"}
    return any(name.startswith(f"encoder.encoder.layer.{layer}.") for layer in range(LOWER, 6))


def refine(model: Model, examples: Examples, lower: shipped.Lower, kept: Path) -> None:
    """Teach the upper layers and the heads; what `kept` holds is gone on from."""
    for name, value in model.named_parameters():
        value.requires_grad = learning(name)
    pieces = len(examples) // len(VERSIONS)
    steps = int(SCHEDULE.epochs * pieces / SCHEDULE.batch)
    chosen, rates = optimizer(model, SCHEDULE, steps)
    mean = Mean(model, steps)
    parts = {"model": model, "optimizer": chosen, "rates": rates, "mean": mean}
    checkpoint = Checkpoint(kept, {"name": "refine", "steps": steps, **asdict(SCHEDULE)}, parts)
    progress = Progress("refine", ("tags", "spans", "cuts", "pairs", "polarity"), steps, say)
    batches = versions(examples, pieces, SCHEDULE.batch, dice.Random(SCHEDULE.seed), 1.0, among())
    model.train()
    for step, rows in checkpoint.rest(islice(batches, steps)):
        batch = examples.batch(rows)
        losses = annotated_loss(model, batch, words(model, lower, batch))
        advance(model, (losses * WEIGHTS).sum(), chosen, rates)
        mean.take()
        progress.took(step, losses)
    mean.give()


def main(data: Path, folder: Path, out: Path) -> None:
    """Write model.npz to a folder."""
    torch.manual_seed(SCHEDULE.seed)
    out.mkdir(parents=True, exist_ok=True)
    model = Model()
    model.load_state_dict(shipped.state(folder), strict=False)
    kept = out / "checkpoint.pt"
    refine(model, Examples(data / "annotated.npz", torch.device("cpu")), shipped.Lower(folder / "encoder.onnx", LOWER), kept)
    weights.save(model.state_dict(), out / "model.npz")
    kept.unlink(missing_ok=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
