"""What is kept on a Doc."""

from spacy.tokens import Doc, Span

from kg.model import Link, Mention
from kg.ontology import How
from kg.understand.doc import mention_of, register


def test_registering_twice_changes_nothing(mark):
    """Another component of ours may come later and find what is kept untouched."""
    doc = mark("so it is")
    doc._.relations = ("kept",)
    register()
    assert doc._.relations == ("kept",)
    assert all(Doc.has_extension(name) for name in ("transcript", "host", "guest", "relations"))
    assert all(Span.has_extension(name) for name in ("candidates", "link"))


def test_a_transcript_goes_with_its_doc(mark):
    """The Doc has the transcript's text, and nothing is known of its people yet."""
    doc = mark("so it is")
    assert doc.text == doc._.transcript.text == "so it is"
    assert (doc._.host, doc._.guest, doc._.relations) == (None, None, ())


def test_a_linked_span_leaves_as_a_mention(mark, names):
    """Offsets are of characters, and entity, how and score are those of the link."""
    entity = names.entities["openai"]
    doc = mark("here is open ai now", ("open ai", entity))
    (span,) = doc.spans["mentions"]
    span._.link = Link(entity, How.JOINED, 0.7)
    assert mention_of(span) == Mention(8, 15, "open ai", entity, How.JOINED, 0.7)
