"""What is taken of an answer."""

import json

import pytest
from jsonschema import Draft202012Validator

from kg.llm.answer import FormError, parsed
from kg.llm.prompt import schema

CLAIM = {"words": "alex ned", "name": "AlexNet", "type": "Method"}
OTHER = {"words": "image net", "name": "ImageNet", "type": "Dataset"}
RELATED = {
    "subject": CLAIM,
    "type": "TRAINED_ON",
    "object": OTHER,
    "polarity": "asserted",
    "confidence": 0.9,
    "quote": "alex ned on image net",
}
WHOLE = {"mentions": [CLAIM], "relations": [RELATED]}


@pytest.mark.parametrize("text", ["{}", "```json\n{}\n```", "<think>is {{this}} it?</think> Here: {} – done"])
def test_json_is_found_in_what_is_said_around_it(text):
    """A fence, thoughts and politeness are passed over."""
    answer = parsed(text.replace("{}", json.dumps(WHOLE)))
    assert (answer.mentions[0].name, answer.relations[0].confidence, dict(answer.dropped)) == ("AlexNet", 0.9, {})


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", json.dumps(WHOLE)[:-20], "[]", '{"mentions": []}', '{"mentions": {}, "relations": []}', "{" * 99999]
)
def test_what_is_not_of_the_form_is_refused(text):
    """An answer that is no JSON, cut, or of another shape has nothing to be believed."""
    with pytest.raises(FormError):
        parsed(text)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "LIKES"}, {"polarity": "maybe"}, {"confidence": "very"}, {"confidence": float("nan")}, {"quote": None},
        {"subject": "AlexNet"}, {"object": {**OTHER, "type": "Thing"}}, {"object": {**OTHER, "name": "Image\x1b[31mNet"}},
        {"object": {**OTHER, "name": "x" * 999}}, {"object": {**OTHER, "words": " "}},
    ],
)  # fmt: skip
def test_a_part_that_is_not_of_the_form_is_dropped_and_counted(change):
    """The other parts stand."""
    answer = parsed(json.dumps({"mentions": [CLAIM], "relations": [{**RELATED, **change}, RELATED, 3]}))
    assert (len(answer.mentions), len(answer.relations), sum(answer.dropped.values())) == (1, 1, 2)


@pytest.mark.parametrize(("told", "taken"), [(-1, 0.01), (0.804, 0.8), (7, 0.99)])
def test_nothing_is_certain(told, taken):
    """Confidence is brought between 0.01 and 0.99."""
    assert parsed(json.dumps({"mentions": [], "relations": [{**RELATED, "confidence": told}]})).relations[0].confidence == taken


def test_the_schema_describes_what_is_taken():
    """It is a schema, and an answer that is taken whole agrees with it."""
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(WHOLE)
    assert not Draft202012Validator(schema()).is_valid({"mentions": [{**CLAIM, "type": "Thing"}], "relations": []})
