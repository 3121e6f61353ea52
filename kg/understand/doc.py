"""What our components keep on a spaCy Doc, and how a transcript becomes one.

doc._.transcript    the `Transcript` it was made from, or None for a Doc of somebody else's
doc.tensor          a vector a token (kg_encoder)
doc._.reading       the `Reading`: what the learned heads make of the talk, or None without kg_encoder
doc._.speakers      the entity of each person who speaks, by the name that file or user give (kg_mentions)
doc._.namesake      the entity of the person after whom the file is named, or None (kg_mentions)
doc._.works         the publications of the catalog, by author (kg_mentions)
doc._.host, .guest  the entities who ask and who answer, or None (kg_linker)
doc._.is_guest_missing  whether somebody surely answers of whom nothing tells who that is (kg_linker)
doc._.relations     the `Relation`s (kg_relations)
span._.candidates   the scored candidates of a mention (kg_mentions)
span._.link         the `Link` chosen for it, or None (kg_linker)
span._.speaker      who speaks in a turn, where the file says so (kg_segmenter)
doc.spans           "turns" (label host or guest), "mentions" (label: entity type), "pronouns"
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.model import Link, Mention, Transcript


def register() -> None:
    """Add our extensions to Doc and Span; doing it again changes nothing."""
    for holder, name, default in (
        (Doc, "transcript", None), (Doc, "reading", None), (Doc, "host", None), (Doc, "guest", None), (Doc, "relations", ()),
        (Doc, "is_guest_missing", False), (Doc, "speakers", {}), (Doc, "namesake", None), (Doc, "works", {}),
        (Span, "candidates", ()), (Span, "link", None), (Span, "speaker", None),
    ):  # fmt: skip
        if not holder.has_extension(name):
            holder.set_extension(name, default=default)


def doc_of(nlp: Language, transcript: Transcript) -> Doc:
    """Return the tokens of a transcript, which goes with them."""
    register()
    doc = nlp.make_doc(transcript.text)
    doc._.transcript = transcript
    return doc


def mention_of(span: Span) -> Mention:
    """Return a linked span as the value that leaves the pipeline."""
    link: Link = span._.link
    return Mention(span.start_char, span.end_char, span.text, link.entity, link.how, link.score)
