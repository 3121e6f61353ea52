"""Learn: step by step through a task, with what is kept on the way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from train.encoder.checkpoint import EVERY, Checkpoint
from train.encoder.course import Mean, Progress, Report, Schedule, advance, optimizer
from train.encoder.model import Model


@dataclass(frozen=True)
class Task:
    """Say what is learned from: the weight of each loss, what they are taken of, and how."""

    name: str
    weights: Mapping[str, float]
    steps: int
    batches: Iterator[Any]
    losses: Callable[[Any], Tensor]


def learn(model: Model, task: Task, schedule: Schedule, kept: Path, report: Report, *, every: float = EVERY) -> None:
    """Do a task; what `kept` holds is gone on from."""
    device = next(model.parameters()).device
    chosen, rates = optimizer(model, schedule, task.steps)
    torch.manual_seed(schedule.seed)
    model.train()
    mean = Mean(model, task.steps)
    course = {"name": task.name, "steps": task.steps, "weights": dict(task.weights), **asdict(schedule)}
    checkpoint = Checkpoint(kept, course, {"model": model, "optimizer": chosen, "rates": rates, "mean": mean}, every=every)
    progress = Progress(task.name, list(task.weights), task.steps, report)
    weights = torch.tensor(list(task.weights.values()), device=device)
    for step, batch in checkpoint.rest(islice(task.batches, task.steps)):
        with torch.autocast(device.type, torch.bfloat16):
            losses = task.losses(batch)
        advance(model, (losses * weights).sum(), chosen, rates)
        mean.take()
        progress.took(step, losses)
    mean.give()
