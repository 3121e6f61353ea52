"""Fit the head of sentences, turns and who asks once more, to what the encoder with eight bits makes of talk; as learned it is too sure."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from train.encoder.data import CLS, IGNORED, SEP, WINDOW, Spoken, cuts_of
from train.encoder.marks import WORD
from train.encoder.measure import MARGIN

READ = ((0, 900_000), (3_000_000, 3_500_000), (5_000_000, 5_300_000))
"""Word pieces of talk that are read, 1.5 million words of several shows: five minutes on one core."""

ROUNDS, BATCH, RATE = 6, 8192, 2e-3


def refit(encoder: Path, spoken: Spoken, weight: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """Return the head's weight [3, width] and bias [3], fitted to an encoder that `train.encoder.export` wrote."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(encoder), options)
    parts = [_heard(session, spoken.ids[start:end], spoken.flags[start:end]) for start, end in READ if start < len(spoken.ids)]
    vectors, classes = map(torch.cat, zip(*parts, strict=True))
    return fit(vectors, classes, weight, bias)


def _heard(session: onnxruntime.InferenceSession, ids: Tensor, flags: Tensor) -> tuple[Tensor, Tensor]:
    """Return the vectors of words, [words, width] in half precision, and the classes of each, [words, 3]."""
    vectors, classes = [], []
    for start in range(0, max(1, len(ids) - WINDOW), WINDOW - 2 * MARGIN):
        window = np.concatenate([[CLS], ids[start : start + WINDOW].numpy(), [SEP]])
        inner = slice(start + MARGIN, start + WINDOW - MARGIN)
        opens = (flags[inner] & WORD).bool()
        said = torch.from_numpy(session.run(None, {"input_ids": window[None].astype(np.int64)})[0][0, 1 + MARGIN : -1 - MARGIN])
        vectors.append(said[opens].half())
        classes.append(cuts_of(flags[inner].long()[None])[0][opens])
    return torch.cat(vectors), torch.cat(classes)


def fit(vectors: Tensor, classes: Tensor, weight: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """Return a logistic regression of three classes on vectors, begun at a weight and a bias."""
    weight, bias = (each.clone().requires_grad_() for each in (weight, bias))
    chosen = torch.optim.Adam([weight, bias], lr=RATE)
    for number in range(ROUNDS):
        chosen.param_groups[0]["lr"] = RATE * (1 - number / ROUNDS)
        for rows in torch.randperm(len(vectors), generator=torch.Generator().manual_seed(number)).split(BATCH):
            known = classes[rows] != IGNORED
            told = classes[rows].clamp(max=1).float()
            losses = nn.functional.binary_cross_entropy_with_logits(vectors[rows].float() @ weight.T + bias, told, reduction="none")
            chosen.zero_grad()
            ((losses * known).sum(0) / known.sum(0).clamp(min=1)).sum().backward()
            chosen.step()
    return weight.detach(), bias.detach()
