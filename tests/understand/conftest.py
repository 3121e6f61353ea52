"""A small catalog, a few ways to speak, and the pipelines that hear them."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg import catalog
from kg.catalog import Catalog
from kg.model import Entity, Link, Pieces, Transcript, Understanding
from kg.ontology import EntityType, How
from kg.understand import labels, load, understand
from kg.understand.doc import doc_of
from kg.understand.encoder import Reading
from kg.understand.forest import Forest

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
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    nothing = [None] * len(lines)
    pieces = Pieces(starts, starts, range(1, len(lines) + 1), nothing, nothing) if lines else Pieces()
    return Transcript("talk", " ".join(lines), pieces, lines, **about)


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


def reading_of(length: int, *heard: tuple[int, int, str, float], cuts: list[tuple[float, float, float]] = ()) -> Reading:
    """Return the reading of a Doc whose every token is a word: runs of tokens heard as mentions, each of a type with a chance."""
    spans = np.zeros((length, labels.WIDEST, 1 + len(labels.TYPES)), np.float32)
    spans[..., 0] = 1
    for start, end, type_, chance in heard:
        spans[start, end - start - 1, 1 + labels.TYPES.index(type_)] = chance
        spans[start, end - start - 1, 0] -= chance
    table = np.array(cuts, np.float32).reshape(-1, 3) if cuts else np.zeros((length, 3), np.float32)
    return Reading(np.arange(length), np.zeros((length, 384), np.float32), table, spans)


def heard_doc(text: str, *heard: tuple[str, str, float], cuts: list[tuple[float, float, float]] = ()) -> Doc:
    """Return a Doc that is read as if the encoder had heard these words as mentions, each of a type with a chance, and nothing else."""
    doc = doc_of(BLANK, talk(text))
    spans = [(doc.char_span(at := text.index(words), at + len(words)), type_, chance) for words, type_, chance in heard]
    doc._.reading = reading_of(len(doc), *((span.start, span.end, type_, chance) for span, type_, chance in spans), cuts=cuts)
    return doc


@pytest.fixture(scope="session")
def hear() -> Callable[..., Doc]:
    """Return what makes a Doc that is read already, with a reading made by hand."""
    return heard_doc


def stumps(columns: Sequence[str], base: float, *asked: tuple[str, float, float, float]) -> Forest:
    """Return trees of one question each: a column, up to which value, what they then add, and what they add above it."""
    leaves = np.array([[0, 1, 2]] * len(asked), np.int16).reshape(-1, 3)
    column, most, value = leaves * 0, leaves.astype(np.float32) * 0, leaves.astype(np.float32) * 0
    left, right = leaves.copy(), leaves.copy()
    for tree, (name, limit, below, above) in enumerate(asked):
        column[tree, 0], most[tree, 0], value[tree] = columns.index(name), limit, (0, below, above)
        left[tree, 0], right[tree, 0] = 1, 2
    return Forest(column, most, left, right, value, base)


@pytest.fixture(scope="session")
def plant() -> Callable[..., Forest]:
    """Return what makes trees by hand."""
    return stumps
