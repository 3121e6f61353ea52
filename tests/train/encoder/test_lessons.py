"""What a teacher says of talk as it is written, carried over to the words as captions have them. Skipped without PyTorch."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="learning needs PyTorch, which is in .venv-train alone; CONTRIBUTING.md says how to run these")

from kg.ontology import EntityType  # noqa: E402  not before it is known that there is PyTorch
from kg.understand.labels import KINDS, TAGS, TYPES, WIDEST  # noqa: E402
from train.encoder import spoken  # noqa: E402
from train.encoder.annotated import split  # noqa: E402
from train.encoder.data import Spoken  # noqa: E402
from train.encoder.lessons import ends_of, heard_pairs, heard_spans, heard_tags  # noqa: E402
from train.encoder.pieces import Pieces  # noqa: E402
from train.encoder.twice import WORDS, TwiceTold  # noqa: E402

PIECES = Pieces(Path(__file__).parents[3] / "kg" / "weights" / "tokenizer.json")
METHOD = 1 + TYPES.index(EntityType.METHOD)
BEGINS, INSIDE = TAGS.index("B-Method"), TAGS.index("I-Method")


class Halving:
    """A garbler that hears one word as two."""

    def garble(self, words):
        """Return each word in two parts."""
        return [part for word in words for part in (word[:3], word[3:])]


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    """Return a window of talk in which "Zaxxon" was garbled in some places, and the words of the talk."""
    folder = tmp_path_factory.mktemp("talk")
    words = list(spoken.told([(Path("show/1.md"), [("Ann", [split("I trained the Zaxxon, you know.")] * 60)])], {}))
    spoken.edited(words, PIECES, folder / "edited.npz")
    spoken.spoken(words, PIECES, Halving(), folder / "spoken.npz")
    talk = TwiceTold(*(Spoken.load(folder / f"{name}.npz", torch.device("cpu")) for name in ("edited", "spoken")))
    written, heard = next(talk.batches(1, torch.Generator().manual_seed(0)))
    begin = next(at for at in range(6) if words[at].word == _said(written, 0))
    return written, heard, [words[begin + at].word for at in range(WORDS)]


def _said(batch, word: int) -> str:
    ids = batch["ids"][0, int(batch["opens"][0, word]) :].tolist()
    return next(text for text in ("i", "trained", "the", "zaxxon", "you", "know") if tuple(ids)[: len(PIECES.of(text))] == PIECES.of(text))


def test_the_same_words_are_found_in_both(window):
    """Each word as written stands with the word as heard that it begins with; a garbled one takes two."""
    _, heard, words = window
    first = heard["first"][0]
    taken = (first[1:] - first[:-1]).tolist()
    assert {(word, size) for word, size in zip(words, taken, strict=True) if size > 1} == {("zaxxon", 2)}
    assert 0 < taken.count(2) < words.count("zaxxon")
    assert heard["goes_on"].sum() == taken.count(2)
    for at, word in enumerate(words):
        piece = heard["ids"][0, heard["opens"][0, first[at]]]
        assert piece == PIECES.of(word[:3] if taken[at] == 2 else word)[0]


def test_a_garbled_name_is_one_mention_of_two_words(window):
    """The teacher's chances of a run of one word are those of the two words that were heard; each alone is no mention."""
    _, heard, words = window
    chances = torch.zeros(1, WORDS, WIDEST, 1 + len(TYPES))
    chances[..., 0] = 1
    names = [at for at, word in enumerate(words) if word == "zaxxon"]
    chances[0, names, 0] = torch.nn.functional.one_hot(torch.tensor(METHOD), 1 + len(TYPES)).float()
    spans, _ = heard_spans(chances, heard)
    first = heard["first"][0].tolist()
    found = {(row, row + width + 1) for row, width in torch.nonzero(spans[0, :, :, METHOD]).tolist()}
    assert found == {(first[at], first[at + 1]) for at in names}


def test_what_goes_on_with_a_garbled_name_is_inside_it(window):
    """The first of the two words begins the mention, the second is inside."""
    _, heard, words = window
    chances = torch.zeros(1, WORDS, len(TAGS))
    chances[0, :, 0] = 1
    for at, word in enumerate(words):
        if word == "zaxxon":
            chances[0, at] = torch.nn.functional.one_hot(torch.tensor(BEGINS), len(TAGS))
    tags = heard_tags(chances, heard)[0].argmax(-1)
    assert (tags[heard["goes_on"][0]] == INSIDE).all()
    assert (tags == BEGINS).sum() == words.count("zaxxon")


def test_ends_are_the_surest_of_what_overlaps_and_pronouns(window):
    """Of two runs that overlap the surer one counts; "I" and "you" are ends, too; pairs keep their kinds among the words as heard."""
    written, heard, words = window
    at = words.index("zaxxon", 2)
    chances = torch.zeros(1, WORDS, WIDEST, 1 + len(TYPES))
    chances[..., 0] = 1
    chances[0, at, 0, METHOD], chances[0, at, 0, 0] = 0.9, 0.1
    chances[0, at - 1, 1, METHOD], chances[0, at - 1, 1, 0] = 0.6, 0.4
    ends = ends_of(chances, written["kinds"])[0]
    named = [tuple(end) for end in ends.tolist() if end[2] == METHOD]
    assert named == [(at, at + 1, METHOD)]
    kinds = {(words[start], KINDS[kind]) for start, _, kind in ends.tolist() if kind != METHOD}
    assert kinds == {("i", "me"), ("you", "you")}
    first = heard["first"]
    pairs = heard_pairs(torch.tensor([[0, at, at + 1, at + 1, at + 2, METHOD, 10]]), first)
    assert pairs.tolist() == [[0, int(first[0, at]), int(first[0, at + 1]), int(first[0, at + 1]), int(first[0, at + 2]), METHOD, 10]]
