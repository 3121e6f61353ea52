"""What candidates learn from. What reads it needs scikit-learn: CONTRIBUTING.md says how to run these."""

import json
from pathlib import Path

import numpy as np
import pytest

from kg.model import Entity
from kg.ontology import EntityType
from kg.understand.verdict import COLUMNS

pytest.importorskip("sklearn", reason="growing needs scikit-learn, which is in .venv-train alone")

from train import gold
from train.mentions import GOLD_WEIGHT, Talk, Talks, fit_verdict

SUITE = Path(__file__).parents[1] / "suite"
PERSON, METHOD, DATASET, CONCEPT = EntityType.PERSON, EntityType.METHOD, EntityType.DATASET, EntityType.CONCEPT
NAMES = (
    Entity("mira-tolvanen", "Mira Tolvanen", PERSON, ("Mira",)),
    Entity("oskar-brandt", "Oskar Brandt", PERSON),
    Entity("quill-network", "Quill network", METHOD, ("Quill net",)),
    Entity("dropout", "Feather dropout", CONCEPT),  # a method to the gold, which is near enough
    Entity("sound-field", "Sound recognition", DATASET),  # a field to the gold, which is not
    Entity("adam", "Adam", METHOD, needs_context=frozenset({"Adam"})),
    Entity("imagenet", "ImageNet", DATASET),
)
PIECES = [
    {
        "id": "show/1@0", "source": "show/1", "lines": [["Ann", "Adam, we use Adam."], ["Bob", "Oh, Adam?"]],
        "mentions": [[1, "Adam", "Method", "Adam"]], "relations": [],
    },
    {
        "id": "show/1@2", "source": "show/1", "lines": [["Ann", "And ImageNet!"], ["Bob", "The quell net, too."]],
        "mentions": [[1, "ImageNet", "Dataset", "ImageNet"], [2, "quell net", "Method", "Quill net"]], "relations": [],
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def make() -> Talks:
    """Return what makes examples, with a small catalog."""
    return Talks({each.id: each for each in NAMES})


@pytest.fixture
def silver(tmp_path) -> list[Path]:
    """Return a file of two pieces of one episode."""
    path = tmp_path / "talk-0.jsonl"
    path.write_text("\n".join(map(json.dumps, PIECES)), encoding="utf-8")
    return [path]


@pytest.fixture
def labelled(make, monkeypatch):
    """Return what gives the words of each candidate of a talk with its entity and its label."""

    def candidates_of(made) -> list[tuple[str, str, bool]]:
        found = []
        read = make._read

        def remembered(text: str):
            doc, words, candidates = read(text)
            found.append([(" ".join(word.folded for word in words[each.start : each.end]), each.entity.id) for each in candidates])
            return doc, words, candidates

        with monkeypatch.context() as patch:
            patch.setattr(make, "_read", remembered)
            talks = made(make)
        return [(*each, label) for of, talk in zip(found, talks, strict=True) for each, label in zip(of, talk.labels, strict=True)]

    return candidates_of


def test_annotated_talk_tells_what_it_speaks_of(labelled, silver):
    """A candidate is right where its words are a mention of its name and type; pieces of one episode are one talk."""
    found = labelled(lambda make: list(make.of_silver(silver)))
    assert [each for each in found if each[1] == "adam"] == [("adam", "adam", True), ("adam", "adam", True), ("adam", "adam", False)]
    assert ("imagenet", "imagenet", True) in found
    assert ("quell net", "quill-network", True) in found  # by its true name
    assert not [each for each in found if each[2] and each[1] not in {"adam", "imagenet", "quill-network"}]


def test_a_short_talk_is_a_piece(make, silver):
    """Of what is said in little company one learns, too."""
    (episode,), pieces = list(make.of_silver(silver)), list(make.of_silver(silver, short=True))
    assert len(pieces) == 2
    assert sum(len(piece.labels) for piece in pieces) == len(episode.labels)


def test_swapped_talk_speaks_of_other_names(labelled, silver, monkeypatch):
    """What was heard of a name of the catalog is that name, in place of one of its type."""
    monkeypatch.setattr("train.swap.misheard", lambda: {"quill-network": ["quell net work"]})
    monkeypatch.setattr("train.swap.SHARE", 1.0)
    found = labelled(lambda make: list(make.of_silver(silver, make.swapper(1))))
    assert {(words, entity) for words, entity, right in found if right} == {
        ("quell net work", "quill-network"), ("imagenet", "imagenet"),
    }  # fmt: skip


class Garbler:
    """Garble two names, always the same way."""

    def __init__(self, seed: int, names: list[str]) -> None:
        """Expect the people of the catalog."""
        assert names == ["Mira Tolvanen", "Oskar Brandt"]

    def garble(self, words: list[str]) -> list[str]:
        """Return the words of a name as they are heard."""
        return {"imagenet": ["image", "net"], "quell": ["quail"]}.get(words[0], words[:1]) + words[1:]


def test_garbled_talk_speaks_of_the_same(labelled, silver, monkeypatch):
    """Names garbled are still those names, wherever they have moved."""
    monkeypatch.setattr("train.mentions.Garbler", Garbler)
    found = labelled(lambda make: list(make.of_silver(silver, make.garbler(1))))
    assert {(words, entity) for words, entity, right in found if right} == {
        ("adam", "adam"), ("image net", "imagenet"), ("quail net", "quill-network"),
    }  # fmt: skip


def test_a_gold_graph_tells_what_captions_speak_of(labelled, monkeypatch):
    """A candidate is right near a mention whose words it shares, garbled or not; methods and concepts are told apart loosely."""
    monkeypatch.setitem(gold.TALKS, "quills", None)
    found = labelled(lambda make: [make.of_gold(gold.load(SUITE, "quills"))])
    assert {
        ("mira tolvanen", "mira-tolvanen", True),
        ("mira", "mira-tolvanen", True),
        ("oscar brant", "oskar-brandt", True),
        ("quill networks", "quill-network", True),
        ("feather dropout", "dropout", True),
        ("sound recognition", "sound-field", False),
    } <= set(found)


def test_lines_that_nobody_read_teach_nothing(make, monkeypatch):
    """What stands behind the last line read for the gold is left out, and the rest weighs more than annotated talk."""
    talks = []
    for last in (None, 2):
        monkeypatch.setitem(gold.TALKS, "quills", last)
        talks.append(make.of_gold(gold.load(SUITE, "quills")))
    whole, part = talks
    assert 0 < len(part.labels) == len(part.rows) < len(whole.labels) == len(whole.rows)
    assert part.weight == whole.weight == GOLD_WEIGHT > 1


def test_trees_learn_from_all_talks_by_their_weight(make):
    """What most talks say outweighs what one says, unless that weighs more."""
    rows = np.zeros((200, len(COLUMNS)), np.float32)
    yes, no = (Talk(rows, [label] * 200, weight) for label, weight in ((True, 1.0), (False, 3.0)))
    assert fit_verdict([yes, yes, no]).probabilities(rows[:1])[0] == pytest.approx(2 / 5, abs=0.01)
