"""What a model is asked."""

import re

from kg.llm import prompt
from kg.ontology import EntityType, RelationType


def test_every_type_is_explained():
    """The rules say of each type of thing, and of each relation, what it means, and of nothing else."""
    assert prompt._THINGS.keys() == {*EntityType}
    assert prompt._RELATIONS.keys() == {*RelationType}
    assert re.findall(r"^- (\w+)", prompt.system(), re.MULTILINE) == [*EntityType, *RelationType]
