"""Which entity a claim means."""

import pytest

from kg.catalog import Catalog
from kg.llm.answer import Claim
from kg.llm.linking import Linker
from kg.model import Entity
from kg.ontology import EntityType

ALEXNET = Entity("alexnet", "AlexNet", EntityType.METHOD, sounds=("owl knit",))
CATALOG = Catalog(
    {
        entity.id: entity
        for entity in (
            Entity("ilya-sutskever", "Ilya Sutskever", EntityType.PERSON),
            ALEXNET,
            Entity("alexnet-paper", "ImageNet classification", EntityType.PAPER, aliases=("AlexNet paper",)),
            Entity("gan", "Generative adversarial network", EntityType.METHOD, ("GAN", "bargain"), needs_context=frozenset({"bargain"})),
        )
    },
    "digest",
    {"alexnet": ALEXNET},
)


@pytest.mark.parametrize(
    ("words", "name", "kind", "linked"),
    [
        ("ilya sutskever", "Ilya Sutskever", "Person", ("ilya-sutskever", "exact")),
        ("elias suits cover", "Ilya Sutskever", "Person", ("ilya-sutskever", "sound")),
        ("ilya", "Ilya Sutskever", "Person", ("ilya-sutskever", "firstName")),
        ("sutskever", "Ilya Sutskever", "Person", ("ilya-sutskever", "alias")),
        ("you", "Ilya Sutskever", "Person", ("ilya-sutskever", "pronoun")),
        ("the guest", "Ilya Sutskever", "Person", ("ilya-sutskever", "role")),
        ("alex net", "AlexNet", "Method", ("alexnet", "joined")),
        ("alexnet", "AlexNet", "Concept", ("alexnet", "exact")),  # the catalog tells kinds of technique apart
        ("alexnet", "AlexNet", "Person", ("alexnet-heard", "unknown")),  # but nobody is a technique
        ("gans", "GAN", "Method", ("gan", "alias")),
        ("bargain", "Bargain", "Method", ("gan", "context")),
        ("alex ned", "alex ned", "Method", ("alexnet", "sound")),  # left as heard by the model, mended by the catalog
        ("the alexnet", "AlexNet", "Method", ("alexnet", "exact")),  # an article is no part of a name
        ("a lack net", "a lack net", "Method", ("a-lack-net", "unknown")),  # plain words are not mended unasked
        ("owl knit", "owl knit", "Method", ("alexnet", "sound")),  # as the user's list says
        ("quill networks", "Quill network", "Method", ("quill-network", "unknown")),
        ("quell network", "Quill network", "Method", ("quill-network", "sound")),
        ("the model", "Quill model", "Method", ("quill-model", "role")),  # plain words alone are no part of a name
        ("banana", "Quantum chromodynamics", "Field", ("quantum-chromodynamics", "role")),
    ],
)
def test_what_a_claim_means(words, name, kind, linked):
    """The name says which entity, the words say by what; words that neither spell nor sound like it only stand for it."""
    link = Linker(CATALOG).link(Claim(words, name, EntityType(kind)))
    assert (link.entity.id, link.how) == linked


def test_a_name_without_letters_means_nothing():
    """There would be nothing to tell it by."""
    assert Linker(CATALOG).link(Claim("—", "—", EntityType.PERSON)) is None
