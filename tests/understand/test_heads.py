"""The light heads, with weights small enough to work out by hand."""

import numpy as np
import pytest

from kg.understand import heads, labels

WIDTH, HIDDEN, HEAD = 8, 12, 128
PAIR = (20, 22, 30, 31, 1, 3)


def talk(words: int, seed: int = 1) -> np.ndarray:
    """Return vectors of so many words."""
    return np.random.default_rng(seed).normal(size=(words, WIDTH)).astype(np.float32)


def drawn(width: int) -> heads.Heads:
    """Return heads with weights drawn by lot, which see everything they may see."""
    shapes = {
        "spans.first": (HIDDEN, width), "spans.last": (HIDDEN, width), "spans.inside": (HIDDEN, width),
        "spans.out": (1 + len(labels.TYPES), HIDDEN),
        "pairs.first": (HIDDEN, 3 * width), "pairs.second": (HIDDEN, 3 * width), "pairs.key": (HEAD, width), "pairs.value": (HEAD, width),
        "pairs.query": (HEAD, HIDDEN), "pairs.read": (HIDDEN, HEAD), "pairs.hidden": (HIDDEN, HIDDEN),
        "pairs.out": (4 + 2 * len(labels.RELATIONS), HIDDEN),
    }  # fmt: skip
    tables = {
        "spans.size": (labels.WIDEST, HIDDEN), "pairs.kinds": (len(labels.KINDS) ** 2, HIDDEN), "pairs.gaps": (labels.GAPS, HIDDEN),
        "pairs.zone_key": (labels.ZONES, HEAD), "pairs.zone_value": (labels.ZONES, HEAD),
    }  # fmt: skip
    lot = np.random.default_rng(7)
    weights = {f"{name}.weight": lot.normal(size=shape).astype(np.float32) for name, shape in (shapes | tables).items()}
    biases = {f"{name}.bias": lot.normal(size=shape[0]).astype(np.float32) for name, shape in shapes.items()}
    return heads.Heads({name: weight / 3 for name, weight in (weights | biases).items()})


def score(words: np.ndarray, *pairs: tuple[int, ...]) -> np.ndarray:
    """Return the chances of the classes of pairs."""
    return drawn(WIDTH).pairs(words, np.array(pairs, dtype=np.int64).reshape(-1, 6))


def test_zones_around_a_pair():
    """Words are told apart by where they stand to the two ends of a pair."""
    at = np.arange(0, 16)[None]
    assert heads.zones(at, np.array([[3, 5, 10, 11]])).tolist() == [[0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 8, 8]]


@pytest.mark.parametrize(
    ("gap", "zones"), [(0, [2, 6]), (1, [2, 3, 6]), (2, [2, 3, 3, 6]), (3, [2, 3, 3, 5, 6]), (5, [2, 3, 3, 4, 5, 5, 6])]
)
def test_zones_between_ends_near_each_other(gap, zones):
    """With few words between, those after the first end come before those before the second."""
    assert heads.zones(np.arange(gap + 2)[None], np.array([[0, 1, gap + 1, gap + 2]])).tolist() == [zones]


def test_cuts_are_chances():
    """Scores become chances of two decimals."""
    own = heads.Heads({"cuts.weight": np.eye(3, dtype=np.float32), "cuts.bias": np.zeros(3, np.float32)})
    assert own.cuts(np.array([[0, 1, -1]], np.float32)).tolist() == [pytest.approx([0.5, 0.73, 0.27])]


def test_spans_see_their_first_last_and_inner_words():
    """A run is scored by its first word, its last word, the mean of its words and its width; past the end there is none."""
    classes = 1 + len(labels.TYPES)
    one = np.ones((1, 1), np.float32)
    weights = {f"spans.{name}.weight": one * scale for name, scale in (("first", 1), ("last", 10), ("inside", 100))}
    weights |= {f"spans.{name}.bias": np.zeros(1, np.float32) for name in ("first", "last", "inside")}
    weights["spans.size.weight"] = np.arange(labels.WIDEST, dtype=np.float32)[:, None] * 1000
    weights["spans.out.weight"] = np.zeros((classes, 1), np.float32)
    weights["spans.out.weight"][1] = np.log(2) / 1265  # the sum of all four for the run of both words: 1 + 20 + 150 + 1000 = 1171
    weights["spans.out.bias"] = np.zeros(classes, np.float32)
    spans = heads.Heads(weights).spans(np.array([[1], [2]], np.float32))
    double = 2 ** (1171 / 1265)
    assert spans[0, 1, 1] == pytest.approx(double / (double + classes - 1), abs=0.005)
    assert spans[1, 1].tolist() == [1, *[0] * (classes - 1)]


@pytest.mark.parametrize("words", [0, 1, 3, 40])
def test_spans_are_shares_of_every_run(words):
    """Each run within the talk is none or of a type, which together make 1; a run past its end is none."""
    spans = drawn(8).spans(talk(words))
    assert spans.shape == (words, labels.WIDEST, 1 + len(labels.TYPES))
    assert np.allclose(spans.sum(-1), 1, atol=0.05)
    past = np.add.outer(np.arange(words), np.arange(labels.WIDEST)) >= words
    assert (spans[past][:, 0] == 1).all()


def test_runs_of_a_long_talk_are_those_of_its_parts():
    """Runs are scored many words at a time, and those that reach from one lot into the next as any other."""
    words, near = talk(9000), slice(4080, 4120)
    assert np.allclose(drawn(WIDTH).spans(words)[near][:30], drawn(WIDTH).spans(words[near])[:30], atol=0.011)


def test_classes_are_shares():
    """A pair is of one class."""
    found = drawn(WIDTH).pairs(talk(50), np.array([PAIR, (0, 1, 1, 2, 0, 0), (48, 49, 49, 50, 2, 11)]))
    assert found.shape == (3, 1 + 2 * len(labels.RELATIONS))
    assert found.sum(1) == pytest.approx(1, abs=0.15)


def test_no_pairs_have_no_scores():
    """Nothing asked, nothing answered, whether or not there are words."""
    assert score(talk(5)).shape == score(talk(0)).shape == (0, 1 + 2 * len(labels.RELATIONS))


def test_many_pairs_come_back_in_the_order_asked():
    """Pairs that are scored in groups of like width are told apart, and each is scored as it is alone."""
    lot = np.random.default_rng(3)
    firsts, gaps = lot.integers(0, 300, 1200), lot.integers(0, 40, 1200)
    pairs = [(int(at), int(at) + 1, int(at + 1 + gap), int(at + 2 + gap), 1, 3) for at, gap in zip(firsts, gaps, strict=True)]
    words = talk(400)
    whole = score(words, *pairs)
    for number in (0, 1, 511, 512, 700, 1199):
        assert whole[number] == pytest.approx(score(words, pairs[number])[0], abs=0.011)


@pytest.mark.parametrize(
    ("at", "changes"),
    [(20, True), (21, True), (25, True), (30, True), (19, True), (31, True), (8, True), (42, True), (7, False), (43, False)],
)
def test_a_pair_is_told_by_the_words_within_its_margin(at, changes):
    """Words of the ends, between them and a dozen on either side count; those farther off do not."""
    words = talk(60)
    other = words.copy()
    other[at] += 5
    assert np.array_equal(score(words, PAIR), score(other, PAIR)) is not changes


def test_a_pair_reads_the_same_anywhere():
    """Where in the talk a pair stands makes no difference, nor does what comes long before."""
    words = talk(60)
    moved = np.vstack([talk(30, seed=2), words])
    ends = tuple(end + 30 for end in PAIR[:4])
    assert score(moved, (*ends, *PAIR[4:]))[0] == pytest.approx(score(words, PAIR)[0], abs=0.011)


@pytest.mark.parametrize("other", [(20, 22, 30, 31, 3, 1), (20, 22, 30, 31, 1, 2), (20, 21, 30, 31, 1, 3), (21, 22, 30, 31, 1, 3)])
def test_kinds_and_widths_of_the_ends_count(other):
    """Another kind at either end, or an end of other words, reads otherwise."""
    words = talk(60)
    assert not np.array_equal(score(words, PAIR), score(words, other))


def test_the_heads_of_the_package_load_once():
    """The weights that come with the package are read when they are first needed, and fit the classes."""
    own = heads.load()
    assert own is heads.load()
    words = np.zeros((9, 384), np.float32)
    assert own.cuts(words).shape == (9, 3)
    assert own.spans(words).shape == (9, labels.WIDEST, 1 + len(labels.TYPES))
    assert own.pairs(words, np.array([[0, 1, 3, 4, 1, 3]])).shape == (1, 1 + 2 * len(labels.RELATIONS))
