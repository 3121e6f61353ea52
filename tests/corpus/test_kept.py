"""Glances and shares, as they are kept."""

import os
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import graph, identity
from kg.catalog import Catalog
from kg.corpus import kept
from kg.model import Entity, Mention, Pieces, Relation, Transcript, Understanding
from kg.ontology import EntityType, How, Polarity, RelationType

KNOWN = Entity("dropout", "Dropout", EntityType.METHOD, ("drop out",), needs_context=frozenset({"drop out", "Dropout"}))
HEARD = Entity("alex-kaczowski", "Alex Kaczowski", EntityType.PERSON, known=False)
OTHER = Entity("noise", "Noise", EntityType.CONCEPT, needs_context=frozenset({"a", "b", "c", "d"}), year=2014, known=False)
CATALOG = {"dropout": KNOWN}
TEXT = "alex kaczowski built dropout of noise"
TALK = Transcript("talk", TEXT, Pieces(seconds=(1.0,)), (TEXT,), "Tälk \u2028 \r", guests=("Alex Kaczowski",), notes=("noted",))


def said(surface: str, entity: Entity, score: float = 1.0) -> Mention:
    """Return a mention."""
    start = TEXT.index(surface)
    return Mention(start, start + len(surface), surface, entity, How.EXACT, score)


ALEX, DROPOUT, NOISE = said("alex kaczowski", HEARD, 0.123456789), said("dropout", KNOWN), said("noise", OTHER)
BUILT = Relation(ALEX, RelationType.INTRODUCED, DROPOUT, Polarity.HEDGED, 1 / 3, 0, len(TEXT))
LIKE = Relation(NOISE, RelationType.COMPARED_WITH, DROPOUT, Polarity.ASSERTED, 1.0, 0, len(TEXT))
WHOLE = Understanding(TALK, (ALEX, DROPOUT, NOISE), (BUILT, LIKE))


@given(st.lists(st.sampled_from([ALEX, DROPOUT, NOISE])), st.lists(st.sampled_from([BUILT, LIKE])), st.booleans())
def test_a_share_comes_back_the_same(mentions, relations, keep_text):
    """Every value comes back as it was, and every record in its order."""
    share = graph.share(Understanding(TALK, tuple(mentions), tuple(relations)), keep_text=keep_text)
    text = kept.encode_share(share, CATALOG, [HEARD])
    again = kept.decode_share(text, CATALOG, [HEARD])
    assert repr(again.told) == repr(share.told)
    assert (repr(again.source), again.entities, again.dropped) == (repr(share.source), share.entities, share.dropped)
    assert repr(again.mentions) == repr(dict(share.mentions))
    assert kept.encode_share(again, CATALOG, [HEARD]) == text


def test_a_person_is_described_as_now():
    """Of the people of no catalog a share holds which they are, not how they are spelled."""
    text = kept.encode_share(graph.share(WHOLE), CATALOG, [HEARD])
    renamed = Entity("alex-kaczowski", "Alex Kachowski", EntityType.PERSON, known=False)
    assert kept.decode_share(text, CATALOG, [renamed]).entities == (renamed, KNOWN, OTHER)


def test_a_glance_comes_back_the_same():
    """Every value comes back as it was; people are themselves alone, so theirs are compared by what they say."""
    glance = kept.Glance("digest", "text", TALK.notes, identity.told(WHOLE, Catalog(CATALOG, "")))
    text = kept.encode_glance(glance)
    again = kept.decode_glance(text)
    assert (again.digest, again.notes, again.told.meant, again.told.spoken_of) == ("digest", ("noted",), *told(glance))
    assert kept.encode_glance(again) == text
    assert b"\n" not in text


def told(glance: kept.Glance) -> tuple[object, object]:
    """Return what is told of all but people."""
    return glance.told.meant, glance.told.spoken_of


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"null", b"[]\n{}", b'["nobody"]\n{}', b"[7]\n{}", b"\n\n"])
def test_what_is_not_ours_is_refused(text):
    """What was not made here raises one of the errors that are named."""
    with pytest.raises(msgspec.MsgspecError):
        kept.decode_glance(text)
    with pytest.raises((ValueError, KeyError, IndexError)):
        kept.decode_share(text, CATALOG, [])


def test_sets_are_kept_in_one_order():
    """However Python orders its sets, what is kept has the same bytes."""
    program = "from tests.corpus.test_kept import *; print(kept.encode_share(graph.share(WHOLE), CATALOG, [])); print(kept.encode_glance("
    program += "kept.Glance('', '', (), identity.told(WHOLE, Catalog(CATALOG, \"\")))))"
    printed = {
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "123"
    }
    assert len(printed) == 1
