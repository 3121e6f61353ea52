"""Arrays of talk as tensors, and batches of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kg.understand import labels
from train.encoder.marks import WORD

CLS, SEP, MASK = 101, 102, 103
IGNORED = 255
WINDOW = 190
"""Word pieces of a window of spoken text, besides the two that mark its edges."""

DROPPED = 0.015
"""Share of words that captions lose."""

Batch = dict[str, Tensor]


def padded(flat: np.ndarray, ends: np.ndarray, fill: int, *, edges: tuple[int, int] | None = None) -> np.ndarray:
    """Return one row an example, as long as the longest, `edges` put around each."""
    more = 1 if edges else 0
    sizes = np.diff(ends)
    table = np.full((len(sizes), max(1, sizes.max(initial=0)) + 2 * more, *flat.shape[1:]), fill, dtype=np.int32)
    row = np.repeat(np.arange(len(sizes)), sizes)
    table[row, more + np.arange(len(flat)) - ends[row]] = flat
    if edges:
        table[:, 0] = edges[0]
        table[np.arange(len(sizes)), 1 + sizes] = edges[1]
    return table


class Examples:
    """Hold examples of annotated text, padded, on a device."""

    def __init__(self, path: Path, device: torch.device) -> None:
        """Load an archive that `train.encoder.arrays` wrote."""
        with np.load(path) as archive:
            flat = {name: archive[name] for name in archive.files}
        self.columns = {name: flat[f"{name}.ends"] for name in flat if f"{name}.ends" in flat}
        ids = padded(flat["ids"], self.columns["ids"], 0, edges=(CLS, SEP))
        bounds = np.concatenate([[0], flat["opens"].cumsum(dtype=np.int64)])[self.columns["opens"]]
        opens = np.flatnonzero(flat["opens"])
        within = opens - np.repeat(self.columns["opens"][:-1], np.diff(bounds)) + 1
        table: dict[str, np.ndarray] = {"ids": ids, "opens": padded(within, bounds, 0)}
        for name in ("tags", "starts", "changes", "asks"):
            if name in flat:
                table[name] = padded(flat[name], self.columns[name], IGNORED)
        if "spans" in flat:
            table["spans"] = _span_table(flat["spans"], self.columns["spans"], table["tags"])
            table["ends"] = padded(flat["ends"], self.columns["ends"], 0)
            table["pairs"] = padded(flat["pairs"], self.columns["pairs"], 0)
        for name in ("domain", "written"):
            if name in flat:
                table[name] = flat[name].astype(np.int32)
        self.sizes = np.diff(self.columns["ids"]) + 2
        self.words = np.diff(bounds)
        self.table = {name: torch.from_numpy(array).to(device) for name, array in table.items()}
        self.device = device

    def __len__(self) -> int:
        return len(self.sizes)

    def batch(self, rows: np.ndarray) -> Batch:
        """Return some examples, cut to the longest of them."""
        index = torch.from_numpy(rows).to(self.device)
        batch = {name: table[index] for name, table in self.table.items()}
        pieces, words = int(self.sizes[rows].max()), int(self.words[rows].max())
        batch["ids"] = batch["ids"][:, :pieces].long()
        for name in ("opens", "tags", "starts", "changes", "asks", "spans"):
            if name in batch:
                batch[name] = batch[name][:, :words].long()
        batch["mask"] = (torch.arange(pieces, device=self.device) < torch.from_numpy(self.sizes[rows]).to(self.device)[:, None]).long()
        return batch


def _span_table(spans: np.ndarray, ends: np.ndarray, tags: np.ndarray) -> np.ndarray:
    """Return the class of each run of words: [examples, words, widths]; runs that reach past the text are ignored."""
    size = (tags != IGNORED).sum(1)
    start, width = np.arange(tags.shape[1])[None, :, None], np.arange(1, labels.WIDEST + 1)[None, None, :]
    table = np.where(start + width <= size[:, None, None], 0, IGNORED).astype(np.int32)
    row = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    first, last, type_ = spans.T
    told = last > first
    table[row[told], first[told], (last - first - 1)[told]] = type_[told]
    return table


def grid(batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the pairs of a batch that may be related, as `PairHead` takes them, their classes, polarities, and indexes [pairs, 3]."""
    ends, told = batch["ends"].long(), batch["pairs"].long()
    start, end, kind = ends.unbind(2)
    order = torch.arange(ends.shape[1], device=ends.device)
    gap = start[:, None, :] - end[:, :, None]
    named = (kind > 0) & (kind <= len(labels.TYPES))
    near = (gap >= 0) & (gap <= labels.REACH) & (named[:, None, :] | named[:, :, None]) & (order[:, None] < order[None, :])
    near &= (end > start)[:, None, :] & (end > start)[:, :, None]
    table = torch.zeros(2, *near.shape, dtype=torch.long, device=ends.device)
    row, place = torch.nonzero(told[:, :, 2] > 0, as_tuple=True)
    first, second, label, polarity = told[row, place].unbind(1)
    table[0, row, first, second] = label
    table[1, row, first, second] = polarity
    at = torch.nonzero(near)
    row, first, second = at.unbind(1)
    parts = (start[row, first], end[row, first], start[row, second], end[row, second], kind[row, first], kind[row, second])
    given = torch.stack([row, *parts], 1)
    return given, table[0, row, first, second], table[1, row, first, second], at


@dataclass
class Spoken:
    """Hold edited talk as one run of word pieces with flags (`train.encoder.arrays.spoken`)."""

    ids: Tensor
    flags: Tensor

    @classmethod
    def load(cls, path: Path, device: torch.device) -> "Spoken":
        """Load an archive."""
        with np.load(path) as archive:
            return cls(torch.from_numpy(archive["ids"].astype(np.int32)).to(device), torch.from_numpy(archive["flags"]).to(device))

    def batches(self, size: int, random: torch.Generator) -> Iterator[Batch]:
        """Yield all of it in windows, shuffled, words lost as captions lose them."""
        ids, flags = self._lossy(random)
        offset = int(torch.randint(WINDOW, (1,), generator=random))
        count = (len(ids) - offset) // WINDOW
        windows = [each[offset : offset + count * WINDOW].view(count, WINDOW) for each in (ids, flags)]
        for rows in torch.randperm(count, generator=random).split(size):
            yield _window(*(each[rows.to(each.device)] for each in windows))

    def overlapping(self, size: int, margin: int) -> Iterator[Batch]:
        """Yield all of it in order, in windows that overlap by twice the margin."""
        windows = [each.unfold(0, WINDOW, WINDOW - 2 * margin) for each in (self.ids, self.flags)]
        for ids, flags in zip(*(each.split(size) for each in windows), strict=True):
            yield _window(ids, flags)

    def _lossy(self, random: torch.Generator) -> tuple[Tensor, Tensor]:
        opens = (self.flags & 1).bool()
        word = opens.long().cumsum(0) - 1
        lost = (torch.rand(int(word[-1]) + 1, generator=random) < DROPPED).to(self.ids.device)
        first = torch.nonzero(opens).flatten()
        flags = self.flags.clone()
        heirs = torch.nonzero(lost[:-1]).flatten()
        flags[first[heirs + 1]] |= flags[first[heirs]] & 6
        kept = ~lost[word]
        return self.ids[kept], flags[kept]


def _window(ids: Tensor, flags: Tensor) -> Batch:
    """Put the edges around windows and read the flags: classes of each piece, ignored where no word begins."""
    around = torch.tensor([CLS, SEP], device=ids.device, dtype=torch.long).expand(len(ids), 2)
    batch = {"ids": torch.cat([around[:, :1], ids.long(), around[:, 1:]], 1)}
    flags = torch.nn.functional.pad(flags, (1, 1)).long()
    batch["mask"] = torch.ones_like(batch["ids"])
    batch["word"] = (flags & WORD).cumsum(1)
    batch["cuts"] = cuts_of(flags)
    batch["cuts"][:, 1, :2] = IGNORED
    return batch


def cuts_of(flags: Tensor) -> Tensor:
    """Return the classes of words by their flags: begins a sentence, begins a turn, asks."""
    opens = (flags & WORD).bool()
    role = flags >> 3 & 3
    starts, changes = ((flags >> bit & 1).masked_fill(~opens, IGNORED) for bit in (1, 2))
    return torch.stack([starts, changes, (role - 1).masked_fill(~opens | (role == 0), IGNORED)], 2)


def hide(batch: Batch, share: float, random: torch.Generator) -> tuple[Tensor, Tensor]:
    """Hide whole words, of ten eight behind the mask, one behind another piece, one behind itself: ids, and which are to be guessed."""
    ids, word = batch["ids"], batch["word"]
    chosen = (torch.rand(ids.shape, generator=random) < share).to(ids.device).gather(1, word) & (word > 0) & (ids != SEP)
    dice = torch.rand(ids.shape, generator=random).to(ids.device)
    other = torch.randint(1000, 30000, ids.shape, generator=random).to(ids.device)
    hidden = torch.where(chosen & (dice < 0.8), MASK, torch.where(chosen & (dice > 0.9), other, ids))
    return hidden, chosen
