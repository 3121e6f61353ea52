"""The encoder of talk and its heads, in PyTorch; `kg.understand` has the heads once more in NumPy."""

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from kg.understand import labels
from train.encoder import crossner
from train.encoder.marks import CAPITAL

WIDTH = 384
SPAN_WIDTH = 192
PAIR_WIDTH = 256
HEADS, HEAD_WIDTH = 4, 32
VOCABULARY = 30522
CONFIG = BertConfig(vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536)
LARGER = MPNetConfig(vocab_size=VOCABULARY, max_position_embeddings=514, layer_norm_eps=1e-5)
"""What all-mpnet-base-v2 is, with the word pieces of BERT."""


class SpanHead(nn.Module):
    """Score every run of up to `labels.WIDEST` words as a mention: none or a type."""

    def __init__(self, width: int) -> None:
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

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(3 * width, PAIR_WIDTH), nn.Linear(3 * width, PAIR_WIDTH)
        self.kinds = nn.Embedding(len(labels.KINDS) ** 2, PAIR_WIDTH)
        self.gaps = nn.Embedding(labels.GAPS, PAIR_WIDTH)
        self.query = nn.Linear(PAIR_WIDTH, HEADS * HEAD_WIDTH)
        self.key, self.value = (nn.Linear(width, HEADS * HEAD_WIDTH) for _ in range(2))
        self.zone_key, self.zone_value = (nn.Embedding(labels.ZONES, HEADS * HEAD_WIDTH) for _ in range(2))
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
        edges = torch.stack([start1, end1, start2, end2], 1)
        hidden = torch.relu(seen + self.read(self._look(words, row, torch.relu(seen), edges)))
        return self.out(self.drop(torch.relu(self.hidden(self.drop(hidden)))))

    @staticmethod
    def _span(words: Tensor, sums: Tensor, row: Tensor, start: Tensor, end: Tensor) -> Tensor:
        total = rows(sums, row, end) - rows(sums, row, start)
        return torch.cat([rows(words, row, start), rows(words, row, end - 1), (total / (end - start)[:, None]).to(words.dtype)], 1)

    def _look(self, words: Tensor, row: Tensor, seen: Tensor, edges: Tensor) -> Tensor:
        """Return what the words around each pair say of it; the pairs are put in tables, one a row, so that all is matrix products."""
        counts = torch.bincount(row, minlength=len(words))
        place = torch.arange(len(row), device=row.device) - (counts.cumsum(0) - counts)[row]
        shape = (len(words), int(counts.max()))
        query = seen.new_zeros(*shape, HEADS * HEAD_WIDTH)
        query[row, place] = self.query(seen).to(query.dtype)
        bounds = edges.new_zeros(*shape, 4)
        bounds[row, place] = edges
        zone, near = zones(torch.arange(words.shape[1], device=words.device), bounds)
        query, key, value = (_by_head(each) for each in (query, self.key(words), self.value(words)))
        zone_key, zone_value = (_by_head(table.weight) for table in (self.zone_key, self.zone_value))
        scores = query @ key.transpose(2, 3) + (query @ zone_key.transpose(1, 2)).gather(3, zone[:, None].expand(-1, HEADS, -1, -1))
        share = (scores.float() / HEAD_WIDTH**0.5).masked_fill(~near[:, None], -1e4).softmax(-1).to(value.dtype)
        by_zone = share.new_zeros(*share.shape[:3], labels.ZONES).scatter_add(3, zone[:, None].expand(-1, HEADS, -1, -1), share)
        told = share @ value + by_zone @ zone_value.to(value.dtype)
        return told.transpose(1, 2).flatten(2)[row, place]


def _by_head(table: Tensor) -> Tensor:
    return table.view(*table.shape[:-1], HEADS, HEAD_WIDTH).transpose(-2, -3)


def zones(at: Tensor, bounds: Tensor) -> tuple[Tensor, Tensor]:
    """Return in which of nine zones words stand to pairs (`kg.understand.heads.zones`), and whether they are near."""
    start1, end1, start2, end2 = bounds[..., None].unbind(-2)
    after = torch.minimum(end1 + 2, start2)
    edges = (start1 - 2, start1, end1, after, torch.maximum(start2 - 2, after), start2, end2, end2 + 2)
    return sum((at >= edge).long() for edge in edges), (at >= start1 - labels.MARGIN) & (at < end2 + labels.MARGIN)


def rows(table: Tensor, row: Tensor, at: Tensor) -> Tensor:
    """Return `table[row, at]`, learned from faster."""
    index = row * table.shape[1] + at
    return table.flatten(0, 1).index_select(0, index.flatten()).view(*index.shape, table.shape[2])


class Model(nn.Module):
    """Read talk once, with a light head for each question."""

    def __init__(self, config: BertConfig | MPNetConfig = CONFIG) -> None:
        super().__init__()
        width = config.hidden_size
        self.encoder = (BertModel if isinstance(config, BertConfig) else MPNetModel)(config, add_pooling_layer=False)
        self.tags = nn.Linear(width, len(labels.TAGS))
        self.cuts = nn.Linear(width, 3)
        self.spans = SpanHead(width)
        self.pairs = PairHead(width)
        self.wikipedia = nn.Linear(width, len(crossner.TAGS))
        self.masked = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.masked_bias = nn.Parameter(torch.zeros(VOCABULARY))
        self.drop = nn.Dropout(0.1)

    def pieces(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vector of each word piece: [batch, pieces, width]; capitals are not seen."""
        return self.encoder(input_ids=ids % CAPITAL, attention_mask=mask).last_hidden_state

    def words(self, ids: Tensor, mask: Tensor, opens: Tensor) -> Tensor:
        """Return the vector of each word: that of its first piece, whose index `opens` [batch, words] holds."""
        vectors = self.pieces(ids, mask)
        return torch.gather(vectors, 1, opens[..., None].expand(-1, -1, vectors.shape[-1]))

    def guess(self, vectors: Tensor) -> Tensor:
        """Score the whole vocabulary for masked pieces [pieces, width]."""
        return self.masked(vectors) @ self.encoder.embeddings.word_embeddings.weight.T + self.masked_bias


class Teacher(Model):
    """Read edited talk, capitals and stops seen, with a larger encoder and the same heads."""

    def __init__(self, config: MPNetConfig = LARGER) -> None:
        super().__init__(config)
        self.capital = nn.Embedding(2, config.hidden_size)
        nn.init.zeros_(self.capital.weight)

    def pieces(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vector of each word piece: [batch, pieces, width]."""
        seen = self.encoder.embeddings.word_embeddings(ids % CAPITAL) + self.capital(ids // CAPITAL)
        return self.encoder(inputs_embeds=seen, attention_mask=mask).last_hidden_state
