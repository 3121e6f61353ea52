"""What long learning keeps on its way, so that it goes on where it was killed, and as if it had not been."""

import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch

from train.encoder.weights import whole

EVERY = 180.0
"""Seconds between two checkpoints."""

Material = TypeVar("Material")


class Part(Protocol):
    """Has a state, as models and optimizers have."""

    def state_dict(self) -> dict[str, Any]:
        """Return the state."""

    def load_state_dict(self, state: dict[str, Any], /) -> Any:
        """Take a state back."""


class Checkpoint:
    """Keep in one file which step was the last, the states of what learns, and PyTorch's dice."""

    def __init__(self, path: Path, course: Mapping[str, Any], parts: Mapping[str, Part], *, every: float = EVERY) -> None:
        """Say where to keep it.

        Args:
            course: What is learned and how, plain values; the state of another course is not gone on from.
            parts: What learns, by name.
            every: Seconds between two writings.
        """
        self._path, self._course, self._parts, self._every = path, dict(course), parts, every
        self._written = time.monotonic()

    def rest(self, steps: Iterable[Material]) -> Iterator[tuple[int, Material]]:
        """Yield what has not been learned from, each with its number, and keep the state in between.

        All of `steps` are drawn, also those that are done, so that what comes after is what would have come.
        """
        done = self._load()
        for step, material in enumerate(islice(steps, done, None), start=done + 1):
            yield step, material
            if time.monotonic() - self._written >= self._every:
                self._save(step)

    def _load(self) -> int:
        """Bring all to where it was, and return the last step; 0 if there is nothing to go on from."""
        if not self._path.exists():
            return 0
        kept = torch.load(self._path, map_location="cpu", weights_only=True)
        if kept["course"] != self._course:
            return 0
        for name, part in self._parts.items():
            part.load_state_dict(kept["parts"][name])
        torch.set_rng_state(kept["dice"])
        torch.cuda.set_rng_state_all(kept["dice of devices"])
        return int(kept["step"])

    def _save(self, step: int) -> None:
        parts = {name: part.state_dict() for name, part in self._parts.items()}
        dice = {"dice": torch.get_rng_state(), "dice of devices": torch.cuda.get_rng_state_all()}
        with whole(self._path) as stream:
            torch.save({"course": self._course, "step": step, "parts": parts, **dice}, stream)
        self._written = time.monotonic()
