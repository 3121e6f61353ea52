"""Keep weights small on disk: a byte a number, a scale a row."""

from pathlib import Path

import numpy as np
import torch

State = dict[str, torch.Tensor]


def save(state: State, path: Path, *, exact: bool = True) -> None:
    """Write weights in half precision, and the table of word pieces (not exact: every table) as bytes with a scale for each row."""
    arrays: dict[str, np.ndarray] = {}
    for name, value in state.items():
        array = value.detach().float().cpu().numpy()
        if array.ndim < 2 or (exact and "word_embeddings" not in name):
            arrays[name] = array.astype(np.float16)
        else:
            scale = np.abs(array).max(1, keepdims=True) / 127 + 1e-12
            arrays[name] = np.round(array / scale).astype(np.int8)
            arrays[f"{name}.scale"] = scale.astype(np.float32)
    np.savez(path, **arrays)


def load(path: Path) -> State:
    """Read weights."""
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    state = {}
    for name, array in arrays.items():
        if not name.endswith(".scale"):
            scale = arrays.get(f"{name}.scale", np.float32(1))
            state[name] = torch.from_numpy(array.astype(np.float32) * scale)
    return state
