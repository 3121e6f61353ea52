"""kg_relations: how the mentions of a sentence relate."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.understand.doc import register


@Language.factory("kg_relations", requires=["doc.spans", "span._.link"], assigns=["doc._.relations"])
def make_relations(nlp: Language, name: str) -> "Relations":
    """Make the component."""
    return Relations()


class Relations:
    """Set the relations of a Doc."""

    def __init__(self) -> None:
        """Load the cues."""
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Relate the mentions of `doc`."""
        return doc
