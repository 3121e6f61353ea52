"""What is understood of a talk, as it is kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus import form
from kg.model import Entity, Mention, Pieces, Relation, Transcript, Understanding
from kg.ontology import EntityType, How, Polarity, RelationType

KNOWN = Entity("dropout", "Dropout", EntityType.METHOD, ("drop out",), needs_context=frozenset({"drop out", "Dropout"}))
HEARD = Entity("alex-kaczowski", "Alex Kaczowski", EntityType.PERSON, known=False)
OTHER = Entity(
    "dropout", "Dropout", EntityType.CONCEPT, ("left",), ("dop out",), frozenset({"left"}), 2014, ("ann",), "here", "there", ("x",)
)
CATALOG = {"dropout": KNOWN}
TALK = Transcript("talk", "alex kaczowski built dropout", Pieces())

mentions = st.builds(
    Mention, st.integers(0, 20), st.integers(0, 20), st.text(max_size=5), st.sampled_from([KNOWN, HEARD, OTHER]), st.sampled_from(How),
    st.floats(0, 1),
)  # fmt: skip
relations = st.builds(
    Relation,
    mentions,
    st.sampled_from(RelationType),
    mentions,
    st.sampled_from(Polarity),
    st.floats(0, 1),
    st.integers(0, 9),
    st.integers(0, 9),
)


@given(st.lists(mentions), st.lists(relations), st.booleans(), st.integers(0, 2))
def test_what_is_kept_comes_back_the_same(said, told, twice, speakers):
    """Every value comes back as it was, ends of relations that are no mentions, mentions that stand twice and things of no catalog too."""
    own = (*said, *(said if twice else ()))
    understanding = Understanding(TALK, own, tuple(told), own[:speakers], ("who answers is not known",)[:speakers])
    text = form.encode(understanding, CATALOG)
    assert form.decode(text, TALK, CATALOG) == understanding
    assert form.encode(form.decode(text, TALK, CATALOG), CATALOG) == text
    assert text.isascii()
    assert "\n" not in text


def test_the_catalog_is_not_kept_with_every_talk():
    """Of what stands in the catalog only the id is kept."""
    said = Mention(21, 28, "dropout", KNOWN, How.EXACT, 1.0)
    assert json.loads(form.encode(Understanding(TALK, (said, said), ()), CATALOG))["entities"] == ["dropout"]


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"entities": ["nobody"], "mentions": [], "own": 0, "relations": []}'])
def test_what_is_not_ours_is_refused(text):
    """What `encode` has not made raises one of the errors that `decode` names."""
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        form.decode(text, TALK, CATALOG)
