"""The same talk twice, as it is written and as captions have it, word by word."""

from collections.abc import Iterator

import torch
from torch import Tensor

from kg.understand import labels
from train.encoder.data import CLS, IGNORED, SEP, Batch, Spoken, cuts_of
from train.encoder.marks import GOES_ON, PRONOUN_FROM, WORD

WORDS = 128
"""Words of a window of talk that is read both as it is written and as captions have it."""


class TwiceTold:
    """Hold edited talk twice, as it is written and as captions have it: the same words, some of the latter garbled into two."""

    def __init__(self, edited: Spoken, spoken: Spoken) -> None:
        """Find the words of the one in the other."""
        self.edited, self.spoken = edited, spoken
        end = torch.tensor([len(edited.ids)], device=edited.ids.device)
        self._written = torch.cat([torch.nonzero(edited.flags & WORD).flatten(), end])
        opens = torch.nonzero(spoken.flags & WORD).flatten()
        self._heard = torch.cat([opens, torch.full_like(opens[:1], len(spoken.ids))])
        first = torch.nonzero(spoken.flags[opens] & GOES_ON == 0).flatten()
        self._first = torch.cat([first, torch.full_like(first[:1], len(opens))])
        self._goes_on = torch.cat([spoken.flags[opens] & GOES_ON > 0, torch.zeros_like(first[:1], dtype=torch.bool)])
        if len(self._first) != len(self._written):
            raise ValueError(f"{len(self._written) - 1} words as written, {len(self._first) - 1} as heard")

    def batches(self, size: int, random: torch.Generator) -> Iterator[tuple[Batch, Batch]]:
        """Yield all of it in windows, shuffled: as written, as heard."""
        offset = int(torch.randint(WORDS, (1,), generator=random))
        count = (len(self._written) - 1 - offset) // WORDS
        for rows in torch.randperm(count, generator=random).split(size):
            begin = offset + rows.to(self._written.device) * WORDS
            yield self._as_written(begin), self._as_heard(begin)

    def _as_written(self, begin: Tensor) -> Batch:
        opens = self._written[begin[:, None] + torch.arange(WORDS + 1, device=begin.device)]
        ids, mask = framed(self.edited.ids, opens[:, 0], opens[:, -1])
        pronouns = self.edited.flags[opens[:, :-1]].long() >> PRONOUN_FROM
        kinds = torch.where(pronouns > 0, pronouns + len(labels.TYPES), 0)
        return {"ids": ids, "mask": mask, "opens": opens[:, :-1] - opens[:, :1] + 1, "kinds": kinds}

    def _as_heard(self, begin: Tensor) -> Batch:
        """Return a batch in which `first` says which word as heard each word as written begins with: [windows, WORDS + 1]."""
        first = self._first[begin[:, None] + torch.arange(WORDS + 1, device=begin.device)]
        ids, mask = framed(self.spoken.ids, self._heard[first[:, 0]], self._heard[first[:, -1]])
        size = first[:, -1] - first[:, 0]
        at = torch.arange(int(size.max()), device=begin.device)
        there = at < size[:, None]
        word = torch.where(there, first[:, :1] + at, first[:, :1])
        goes_on = self._goes_on[word] & there
        opens = torch.where(there, self._heard[word] - self._heard[first[:, :1]] + 1, 0)
        said = (~goes_on).long().cumsum(1) - 1
        cuts = cuts_of(torch.where(there, self.spoken.flags[self._heard[word].clamp(max=len(self.spoken.ids) - 1)].long(), 0))
        cuts[:, 0, :2] = IGNORED
        return {
            "ids": ids, "mask": mask, "opens": opens, "there": there, "goes_on": goes_on, "said": said.clamp(max=WORDS - 1),
            "first": first - first[:, :1], "cuts": cuts,
        }  # fmt: skip


def framed(ids: Tensor, begin: Tensor, end: Tensor) -> tuple[Tensor, Tensor]:
    """Return the word pieces from `begin` to before `end` [windows], edges put around them, and which are there: [windows, pieces]."""
    size = end - begin
    at = torch.arange(int(size.max()) + 2, device=ids.device) - 1
    pieces = ids[(begin[:, None] + at).clamp(0, len(ids) - 1)].long()
    pieces = torch.where(at < 0, CLS, torch.where(at < size[:, None], pieces, torch.where(at == size[:, None], SEP, 0)))
    return pieces, (at <= size[:, None]).long()
