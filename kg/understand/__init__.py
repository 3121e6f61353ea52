"""A transcript → its mentions and relations, by one spaCy pipeline of our own components."""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from kg.garbage import uncollected
from kg.learned import WEIGHTS

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.catalog import Catalog
    from kg.model import Transcript, Understanding

_GUEST_MISSING = "who answers is not known; name them by --guest or in a list (--talks)"

_BEFORE_NUMBER = r"(?<=[A-Za-z])[-–](?=\d)"
"""A hyphen that parts words as others do: "GPT-3" is read, like "GPT 3", as two words."""

PIPES = ("kg_encoder", "kg_segmenter", "kg_mentions", "kg_linker", "kg_relations")


@cache
def weights_digest() -> str:
    """Return a digest of the weights that come with the package."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(path for path in WEIGHTS.iterdir() if path.suffix in {".npz", ".onnx", ".json"}):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def blank() -> "Language":
    """Return an English pipeline of no components, which parts words as ours expect it."""
    import spacy

    nlp = spacy.blank("en")
    infixes = spacy.util.compile_infix_regex([*cast("list[str]", nlp.Defaults.infixes), _BEFORE_NUMBER])
    cast("Any", nlp.tokenizer).infix_finditer = infixes.finditer
    return nlp


@uncollected()
def load(catalog: "Catalog", *, relate: bool = True) -> "Language":
    """Return the pipeline for talks about what `catalog` holds; without `relate` it stops at mentions and their links."""
    from kg.understand import encoder, linker, mentions, relations, segmenter  # noqa: F401  registers the factories

    nlp = blank()
    nlp.max_length = 1 << 40  # no component of ours needs memory beyond what is proportional to the text
    for name in PIPES if relate else PIPES[:-1]:
        nlp.add_pipe(name)
    cast("mentions.Mentions", nlp.get_pipe("kg_mentions")).set_catalog(catalog)
    return nlp


@uncollected()
def understand(nlp: "Language", transcript: "Transcript") -> "Understanding":
    """Say what one talk speaks of and how it relates that."""
    from kg.model import Understanding
    from kg.understand.doc import doc_of, mention_of
    from kg.understand.voices import speaking_unnamed

    doc = nlp(doc_of(nlp, transcript))
    spans = sorted([*doc.spans["mentions"], *speaking_unnamed(doc)], key=lambda span: span.start)
    mentions = tuple(map(mention_of, spans))
    speakers = [person for person in (doc._.guest, doc._.host) if person]
    cast = (next((each for each in mentions if each.entity == person), None) for person in speakers)
    notes = (_GUEST_MISSING,) if doc._.is_guest_missing else ()
    return Understanding(transcript, mentions, doc._.relations, tuple(filter(None, cast)), notes)
