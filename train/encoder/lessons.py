"""What the teacher says of edited talk, and how far the encoder is from it, which hears the same talk as captions have it.

The teacher's chances are what is learned (Hinton, Vinyals & Dean 2015), and who learns sees less than who teaches (Vapnik & Vashist 2009).
"""

import torch
from torch import Tensor, nn

from kg.understand import labels
from train.encoder.data import Batch, grid
from train.encoder.losses import cut_loss
from train.encoder.model import Model
from train.encoder.twice import WORDS

LEAST = 0.4
"""How sure the teacher must be of a mention for its relations to be asked for."""


def lesson_loss(model: Model, teacher: Model, written: Batch, heard: Batch) -> Tensor:
    """Return how far the encoder is from the teacher, tags, spans, pairs, and from what is known: sentences, turns, who asks."""
    with torch.no_grad():
        read = teacher.words(written["ids"], written["mask"], written["opens"])
        tags, spans = (head(read).float().softmax(-1) for head in (teacher.tags, teacher.spans))
        given = grid({"ends": ends_of(spans, written["kinds"]), "pairs": written["ids"].new_zeros(len(read), 0, 4)})[0]
        pairs = teacher.pairs(read, given)[:, :-3].float().softmax(-1)
    words = model.drop(model.words(heard["ids"], heard["mask"], heard["opens"]))
    there = heard["there"]
    spans, some = heard_spans(spans, heard)
    return torch.stack([
        _far(model.tags(words), heard_tags(tags, heard))[there].mean(),
        _far(model.spans(words), spans)[some].sum() / there.sum(),
        _far(model.pairs(words, heard_pairs(given, heard["first"]))[:, :-3], pairs).sum() / max(1, len(given)),
        cut_loss(model.cuts(words), heard["cuts"]),
    ])  # fmt: skip


def _far(scores: Tensor, chances: Tensor) -> Tensor:
    return -(chances * nn.functional.log_softmax(scores.float(), -1)).sum(-1)


def heard_tags(chances: Tensor, heard: Batch) -> Tensor:
    """Return the chances of the tags of the words as heard: what goes on with a garbled word is inside what that one begins."""
    told = chances.gather(1, heard["said"][..., None].expand(-1, -1, chances.shape[-1]))
    inside = told.clone()
    inside[..., 2::2] += told[..., 1::2]
    inside[..., 1::2] = 0
    return torch.where(heard["goes_on"][..., None], inside, told)


def heard_spans(chances: Tensor, heard: Batch) -> tuple[Tensor, Tensor]:
    """Return the chances of the runs of words as heard, and which runs are there: [windows, words, widths, classes].

    A run that begins or ends inside a word as written is no mention.
    """
    said, goes_on, there = heard["said"], heard["goes_on"], heard["there"]
    broken = torch.cat([goes_on[:, 1:], torch.zeros_like(goes_on[:, :1])], 1)
    row = torch.arange(len(said), device=said.device)[:, None]
    none = nn.functional.one_hot(torch.tensor(0, device=said.device), chances.shape[-1]).to(chances.dtype)
    layers, theres = [], []
    for more in range(labels.WIDEST):
        last = torch.arange(said.shape[1], device=said.device) + more
        inside = last < said.shape[1]
        last = last.clamp(max=said.shape[1] - 1)
        within = inside & there & there[:, last]
        width = (said[:, last] - said).clamp(0, labels.WIDEST - 1)
        whole = within & ~goes_on & ~broken[:, last]
        layers.append(torch.where(whole[..., None], chances[row, said, width], none))
        theres.append(within)
    return torch.stack(layers, 2), torch.stack(theres, 2)


def heard_pairs(given: Tensor, first: Tensor) -> Tensor:
    """Return pairs of ends among the words as written with their places among those as heard."""
    row, *edges, one, other = given.unbind(1)
    return torch.stack([row, *(first[row, edge] for edge in edges), one, other], 1)


def ends_of(chances: Tensor, kinds: Tensor) -> Tensor:
    """Return the ends of what may be related, as `grid` takes them: mentions surer than all that overlap them, and pronouns."""
    some = 1 - chances[..., 0]
    size = kinds.shape[1]
    start, width = torch.arange(size, device=kinds.device)[:, None], torch.arange(labels.WIDEST, device=kinds.device)
    some = some.masked_fill(start + width >= size, 0)
    surest = torch.zeros_like(some[..., 0])
    for more in range(labels.WIDEST):
        for inside in range(more + 1):
            surest[:, inside:] = torch.maximum(surest[:, inside:], some[:, : size - inside, more])
    rivals = torch.stack([nn.functional.pad(surest, (0, more)).unfold(1, more + 1, 1).amax(-1) for more in range(labels.WIDEST)], 2)
    row, first, more = torch.nonzero((some >= LEAST) & (some >= rivals), as_tuple=True)
    mentions = torch.stack([row, first, first + more + 1, 1 + chances[row, first, more, 1:].argmax(-1)], 1)
    row, first = torch.nonzero(kinds, as_tuple=True)
    pronouns = torch.stack([row, first, first + 1, kinds[row, first]], 1)
    return _by_window(torch.cat([mentions, pronouns]), len(kinds))


def _by_window(found: Tensor, windows: int) -> Tensor:
    """Return rows of window, start, end and kind in a table of one row a window, in order: [windows, most, 3]."""
    found = found[torch.argsort(found[:, 0] * WORDS + found[:, 1], stable=True)]
    row = found[:, 0]
    counts = torch.bincount(row, minlength=windows)
    place = torch.arange(len(row), device=row.device) - (counts.cumsum(0) - counts)[row]
    table = found.new_zeros(windows, int(counts.max()), 3)
    table[row, place] = found[:, 1:]
    return table
