"""How learning goes: rates, steps, a running mean, and what is told on the way."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from train.encoder.model import Model

WARM = 0.1
TOLD = 40
"""How often each stage tells how far it is."""

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


def advance(model: Model, loss: Tensor, chosen: torch.optim.Optimizer, rates: torch.optim.lr_scheduler.LRScheduler) -> None:
    """Take one step."""
    chosen.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    chosen.step()
    rates.step()


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

    def state_dict(self) -> dict[str, list[Tensor]]:
        """Return the mean, for a checkpoint."""
        return {"mean": self._mean}

    def load_state_dict(self, state: dict[str, list[Tensor]]) -> None:
        """Take the mean of a checkpoint."""
        torch._foreach_copy_(self._mean, state["mean"])


class Progress:
    """Tell now and then how far learning is, what it lost since it last told, and how long it may take."""

    def __init__(self, name: str, losses: Sequence[str], steps: int, report: Report) -> None:
        """Begin to count."""
        self._name, self._losses, self._steps, self._report = name, losses, steps, report
        self._begun = time.monotonic()
        self._taken = self._since = 0
        self._sum: Tensor | float = 0.0

    def took(self, step: int, losses: Tensor) -> None:
        """Take in the losses of a step."""
        if not self._taken and step > 1:
            self._report(f"{self._name} {step - 1}/{self._steps}: goes on from here")
        self._taken, self._since, self._sum = self._taken + 1, self._since + 1, self._sum + losses.detach()
        if step % max(1, self._steps // TOLD) == 0 or step == self._steps:
            told = " ".join(f"{name} {each / self._since:.3f}" for name, each in zip(self._losses, self._sum.tolist(), strict=True))
            left = (time.monotonic() - self._begun) / self._taken * (self._steps - step)
            self._report(f"{self._name} {step}/{self._steps}: {told}; {left / 60:.0f} min left")
            self._since, self._sum = 0, 0.0
