"""The encoder of talk and its heads, in PyTorch; `kg.understand` has the heads once more in NumPy."""

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel, PretrainedConfig

from kg.understand import labels
from train.encoder import crossner

WIDTH = 384
SPAN_WIDTH = 192
PAIR_WIDTH = 256
HEADS, HEAD_WIDTH = 4, 32
CONFIG = BertConfig(vocab_size=30522, hidden_size=WIDTH, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536)
TEACHER = MPNetConfig(vocab_size=30527, layer_norm_eps=1e-5)
SHIFT = 4
"""Pieces that MPNet puts before the vocabulary it has in common with BERT."""


class SpanHead(nn.Module):
    """Score every run of up to `labels.WIDEST` words as a mention: none or a type."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.first, self.last, self.inside = (nn.Linear(width, SPAN_WIDTH) for _ in range(3))
        self.size = nn.Embedding(labels.WIDEST, SPAN_WIDTH)
        self.out = nn.Linear(SPAN_WIDTH, 1 + len(labels.TYPES))
        self.drop = nn.Dropout(0.1)

    def forward(self, words: Tensor) -> Tensor:
        """Turn vectors [batch, words, width] into scores [batch, words, widths, classes]; runs past the end are meaningless."""
        first, last, sums = self.first(words), self.last(words), self.inside(words).cumsum(1)
        zero = torch.zeros_like(sums[:, :1])
        layers = []
        for more in range(labels.WIDEST):
            ended = torch.cat([last[:, more:], zero.expand(-1, more, -1)], 1)
            total = torch.cat([sums[:, more:], zero.expand(-1, more, -1)], 1) - torch.cat([zero, sums[:, :-1]], 1)
            layers.append(self.out(self.drop(torch.relu(first + ended + total / (more + 1) + self.size.weight[more]))))
        return torch.stack(layers, 2)


class PairHead(nn.Module):
    """Say how the two ends of a pair are related, by their vectors and by the words around them that matter to the pair."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(3 * width, PAIR_WIDTH), nn.Linear(3 * width, PAIR_WIDTH)
        self.kinds = nn.Embedding(len(labels.KINDS) ** 2, PAIR_WIDTH)
        self.gaps = nn.Embedding(labels.GAPS, PAIR_WIDTH)
        self.query = nn.Linear(PAIR_WIDTH, HEADS * HEAD_WIDTH)
        self.key, self.value = nn.Linear(width, HEADS * HEAD_WIDTH), nn.Linear(width, HEADS * HEAD_WIDTH)
        self.zone_key, self.zone_value = nn.Embedding(labels.ZONES, HEADS * HEAD_WIDTH), nn.Embedding(labels.ZONES, HEADS * HEAD_WIDTH)
        self.read = nn.Linear(HEADS * HEAD_WIDTH, PAIR_WIDTH)
        self.hidden = nn.Linear(PAIR_WIDTH, PAIR_WIDTH)
        self.out = nn.Linear(PAIR_WIDTH, 1 + 2 * len(labels.RELATIONS) + 3)
        self.drop = nn.Dropout(0.1)
        for table in (self.kinds, self.gaps, self.zone_key, self.zone_value):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, words: Tensor, pairs: Tensor) -> Tensor:
        """Score pairs.

        Args:
            words: Vectors [batch, words, width].
            pairs: [pairs, 7]: row of the batch, start and end of the first, of the second, kind of the first, of the second.

        Returns:
            [pairs, classes + polarities].
        """
        row, start1, end1, start2, end2, kind1, kind2 = pairs.unbind(1)
        sums = nn.functional.pad(words.float().cumsum(1), (0, 0, 1, 0))
        first = self._span(words, sums, row, start1, end1)
        second = self._span(words, sums, row, start2, end2)
        gap = torch.bucketize((start2 - end1).contiguous(), torch.tensor(labels.GAP_STARTS[1:], device=words.device), right=True)
        seen = self.first(first) + self.second(second) + self.kinds(kind1 * len(labels.KINDS) + kind2) + self.gaps(gap)
        hidden = torch.relu(seen + self.read(self._look(words, row, torch.relu(seen), (start1, end1, start2, end2))))
        return self.out(self.drop(torch.relu(self.hidden(self.drop(hidden)))))

    @staticmethod
    def _span(words: Tensor, sums: Tensor, row: Tensor, start: Tensor, end: Tensor) -> Tensor:
        total = rows(sums, row, end) - rows(sums, row, start)
        return torch.cat([rows(words, row, start), rows(words, row, end - 1), (total / (end - start)[:, None]).to(words.dtype)], 1)

    def _look(self, words: Tensor, row: Tensor, seen: Tensor, edges: tuple[Tensor, ...]) -> Tensor:
        start1, end1, start2, end2 = edges
        reach = labels.REACH + 2 * labels.MARGIN + 2 * labels.WIDEST
        at = start1[:, None] - labels.MARGIN + torch.arange(reach, device=words.device)
        zone = nn.functional.one_hot(zones(at, *(edge[:, None] for edge in edges)), labels.ZONES).to(seen.dtype)
        outside = (at < 0) | (at >= words.shape[1]) | (at >= end2[:, None] + labels.MARGIN)
        at = at.clamp(0, words.shape[1] - 1)
        keys, values = (rows(layer(words), row[:, None], at).view(*at.shape, HEADS, HEAD_WIDTH) for layer in (self.key, self.value))
        zone_keys, zone_values = (table.weight.view(labels.ZONES, HEADS, HEAD_WIDTH) for table in (self.zone_key, self.zone_value))
        query = self.query(seen).view(-1, HEADS, HEAD_WIDTH)
        near = torch.einsum("phz,pwz->phw", torch.einsum("phd,zhd->phz", query, zone_keys), zone)
        scores = (torch.einsum("phd,pwhd->phw", query, keys) + near).float() / HEAD_WIDTH**0.5
        share = scores.masked_fill(outside[:, None], -1e4).softmax(-1).to(values.dtype)
        told = torch.einsum("phw,pwhd->phd", share, values) + torch.einsum("phz,zhd->phd", torch.einsum("phw,pwz->phz", share, zone.to(share.dtype)), zone_values)
        return told.flatten(1)


def rows(table: Tensor, row: Tensor, at: Tensor) -> Tensor:
    """Return `table[row, at]`, learned from faster."""
    index = row * table.shape[1] + at
    return table.flatten(0, 1).index_select(0, index.flatten()).view(*index.shape, -1)


def zones(at: Tensor, start1: Tensor, end1: Tensor, start2: Tensor, end2: Tensor) -> Tensor:
    """Return where words stand: 0 far before, 1 before, 2 in the first, 3 after it, 4 between, 5 before the second, 6 in it, 7 after, 8 far after."""
    edges = (start1 - 2, start1, end1, torch.minimum(end1 + 2, start2), torch.maximum(start2 - 2, torch.minimum(end1 + 2, start2)), start2, end2, end2 + 2)
    return sum((at >= edge).long() for edge in edges)


class Model(nn.Module):
    """Read talk once, with a light head for each question."""

    def __init__(self, config: PretrainedConfig = CONFIG) -> None:
        super().__init__()
        width = config.hidden_size
        self.shift = SHIFT if isinstance(config, MPNetConfig) else 0
        self.encoder = (MPNetModel if self.shift else BertModel)(config, add_pooling_layer=False)
        self.tags = nn.Linear(width, len(labels.TAGS))
        self.cuts = nn.Linear(width, 3)
        self.spans = SpanHead(width)
        self.pairs = PairHead(width)
        self.wikipedia = nn.Linear(width, len(crossner.TAGS))
        self.masked = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.masked_bias = nn.Parameter(torch.zeros(CONFIG.vocab_size))
        self.drop = nn.Dropout(0.1)

    def pieces(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vector of each word piece: [batch, pieces, width]."""
        return self.encoder(input_ids=self._own(ids), attention_mask=mask).last_hidden_state

    def _own(self, ids: Tensor) -> Tensor:
        """Return pieces of BERT's vocabulary as the encoder's own."""
        if not self.shift:
            return ids
        own = ids + self.shift
        for theirs, ours in ((0, 1), (101, 0), (102, 2), (103, 30526)):
            own = torch.where(ids == theirs, ours, own)
        return own

    def words(self, ids: Tensor, mask: Tensor, opens: Tensor) -> Tensor:
        """Return the vector of each word: that of its first piece, whose index `opens` [batch, words] holds."""
        vectors = self.pieces(ids, mask)
        return torch.gather(vectors, 1, opens[..., None].expand(-1, -1, vectors.shape[-1]))

    def guess(self, vectors: Tensor) -> Tensor:
        """Score the whole vocabulary for masked pieces [pieces, width]."""
        table = self.encoder.embeddings.word_embeddings.weight[self.shift : self.shift + len(self.masked_bias)]
        return self.masked(vectors) @ table.T + self.masked_bias
