"""How far what the heads say is from what is known."""

import torch
from torch import Tensor, nn

from train.encoder import crossner
from train.encoder.data import IGNORED, Batch, grid
from train.encoder.model import Model


def cut_loss(scores: Tensor, classes: Tensor) -> Tensor:
    """Return the loss of sentence starts, changes of speaker, and who asks."""
    losses = nn.functional.binary_cross_entropy_with_logits(scores.float(), classes.clamp(max=1).float(), reduction="none")
    known = classes != IGNORED
    return ((losses * known).sum((0, 1)) / known.sum((0, 1)).clamp(min=1)).sum()


def annotated_loss(model: Model, batch: Batch) -> Tensor:
    """Return the losses of a batch of annotated talk: tags, spans, cuts, pairs, polarity."""
    words = model.drop(model.words(batch["ids"], batch["mask"], batch["opens"]))
    tags = nn.functional.cross_entropy(model.tags(words).float().flatten(0, 1), batch["tags"].flatten(), ignore_index=IGNORED)
    runs = model.spans(words).float().flatten(0, 2)
    spans = nn.functional.cross_entropy(runs, batch["spans"].flatten(), ignore_index=IGNORED, reduction="sum")
    cuts = cut_loss(model.cuts(words), torch.stack([batch["starts"], batch["changes"], batch["asks"]], 2))
    given, label, polarity, _ = grid(batch)
    scores = model.pairs(words, given).float()
    known = label != IGNORED
    pairs = nn.functional.cross_entropy(scores[known][:, :-3], label[known])
    firm = known & (label > 0)
    polar = nn.functional.cross_entropy(scores[firm][:, -3:], polarity[firm], reduction="sum") / firm.sum().clamp(min=1)
    return torch.stack([tags, spans / (batch["tags"] != IGNORED).sum(), cuts, pairs, polar])


def wikipedia_loss(model: Model, batch: Batch) -> Tensor:
    """Return the loss of a batch of CrossNER."""
    words = model.drop(model.words(batch["ids"], batch["mask"], batch["opens"]))
    allowed = torch.tensor(crossner.ALLOWED, device=words.device)[batch["domain"].long()]
    scores = model.wikipedia(words).float().masked_fill(~allowed[:, None], -1e4)
    return nn.functional.cross_entropy(scores.flatten(0, 1), batch["tags"].flatten(), ignore_index=IGNORED)
