"""A small catalog, a few ways to speak, and the pipelines that hear them."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg import catalog
from kg.catalog import Catalog
from kg.model import Entity, Piece, Transcript, Understanding
from kg.ontology import EntityType, How
from kg.understand import load, understand
from kg.understand.doc import Link, doc_of

_P, _A, _M, _D = EntityType.PERSON, EntityType.PAPER, EntityType.METHOD, EntityType.DATASET
_O, _F, _C = EntityType.ORGANIZATION, EntityType.FIELD, EntityType.CONCEPT
BLANK = spacy.blank("en")
NAMES = (
    Entity("geoffrey-hinton", "Geoffrey Hinton", _P, ("Hinton", "Jeff Hinton"), organization="Google"),
    Entity("alex-krizhevsky", "Alex Krizhevsky", _P, ("Krizhevsky",), sounds=("alex krizhevski",)),
    Entity("ilya-sutskever", "Ilya Sutskever", _P, ("Sutskever",), organization="OpenAI"),
    Entity("kunihiko-fukushima", "Kunihiko Fukushima", _P, ("Fukushima",)),
    Entity("sepp-hochreiter", "Sepp Hochreiter", _P, ("Hochreiter",), sounds=("sep hoke rider",)),
    Entity("yann-lecun", "Yann LeCun", _P, ("LeCun",), sounds=("yan luh koon",)),
    Entity("lex-fridman", "Lex Fridman", _P, ("Fridman",)),
    Entity("alexnet-paper", "ImageNet classification with deep convolutional neural networks", _A, ("AlexNet paper",)),
    Entity("attention-paper", "Attention Is All You Need", _A),
    Entity("alexnet", "AlexNet", _M),
    Entity("adam", "Adam", _M, ("Adam optimizer",), needs_context=frozenset({"Adam"})),
    Entity("transformer", "Transformer", _M),
    Entity("neural-network", "Neural network", _M),
    Entity("backpropagation", "Backpropagation", _M, ("Back propagation", "Backprop")),
    Entity("lstm", "Long short-term memory", _M, ("LSTM",)),
    Entity("imagenet", "ImageNet", _D),
    Entity("openai", "OpenAI", _O),
    Entity("deepmind", "DeepMind", _O),
    Entity("google", "Google", _O),
    Entity("lex-fridman-podcast", "Lex Fridman Podcast", _O),
    Entity("artificial-intelligence", "Artificial intelligence", _F, ("AI",)),
    Entity("symbolics", "Symbolics", _O),
    Entity("overfitting", "Overfitting", _C),
    Entity("gradient", "Gradient", _C),
    Entity("policy", "Decision policy", _C),
)  # fmt: skip


@pytest.fixture(scope="session")
def names() -> Catalog:
    """Return a small catalog."""
    return Catalog({entity.id: entity for entity in NAMES}, "small")


@pytest.fixture(scope="session")
def small(names: Catalog) -> Language:
    """Return the pipeline for the small catalog."""
    return load(names)


@pytest.fixture(scope="session")
def full() -> Language:
    """Return the pipeline for the catalog that comes with the package."""
    return load(catalog.load())


def talk(*lines: str, **about: object) -> Transcript:
    """Return a talk of these lines; `about` says what its title gives."""
    pieces, start = [], 0
    for number, line in enumerate(lines, start=1):
        pieces.append(Piece(start, start, number))
        start += len(line) + 1
    return Transcript("talk", " ".join(lines), tuple(pieces) or (Piece(0, 0, 1),), lines, **about)


@pytest.fixture(scope="session")
def read() -> Callable[..., Doc]:
    """Return what runs a pipeline over lines, as a Doc."""
    return lambda nlp, *lines, **about: nlp(doc_of(nlp, talk(*lines, **about)))


@pytest.fixture(scope="session")
def say() -> Callable[..., Understanding]:
    """Return what runs a pipeline over lines, as an Understanding."""
    return lambda nlp, *lines, **about: understand(nlp, talk(*lines, **about))


def marked(text: str, *entities: tuple[str, Entity]) -> Doc:
    """Return a Doc in which these words, each found after the one before, are mentions linked to these entities."""
    doc, at = doc_of(BLANK, talk(text)), 0
    spans = []
    for surface, entity in entities:
        at = text.index(surface, at)
        spans.append(doc.char_span(at, at + len(surface), label=entity.type.value))
        spans[-1]._.link = Link(entity, How.EXACT, 1.0)
        at += len(surface)
    doc.spans["mentions"] = spans
    return doc


@pytest.fixture(scope="session")
def mark() -> Callable[..., Doc]:
    """Return what makes a Doc with mentions that are linked already."""
    return marked
