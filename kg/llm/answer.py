"""What a model answers, checked: a whole that is not of the form is refused, and of a whole that is, each part that is not."""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.ontology import EntityType, Polarity, RelationType

_LONGEST = 200
"""Letters in the longest name or words of a mention."""

_FORMLESS = "a part of an answer is not of the form"


class FormError(ValueError):
    """Say why an answer is not of the form."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Claim that some words of a piece name a thing."""

    words: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Related:
    """Claim that a quote relates two things."""

    subject: Claim
    type: RelationType
    object: Claim
    polarity: Polarity
    confidence: float
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what a model claims about a piece, and how many parts were refused, by reason."""

    mentions: tuple[Claim, ...]
    relations: tuple[Related, ...]
    dropped: Mapping[str, int]


def parsed(text: str) -> Answer:
    """Return what an answer claims; a fence or thoughts around the JSON are passed over.

    Raises:
        FormError: It is no JSON object of two lists.
    """
    said = text.rpartition("</think>")[2]
    try:
        record = json.loads(said[said.find("{") : said.rfind("}") + 1])
    except (ValueError, RecursionError) as error:
        raise FormError(f"no JSON object, or one that is cut ({error})") from error
    if not isinstance(record, dict) or not all(isinstance(record.get(name), list) for name in ("mentions", "relations")):
        raise FormError('no object with the two lists "mentions" and "relations"')
    dropped: Counter[str] = Counter()
    mentions, relations = (tuple(_each(record[name], read, dropped)) for name, read in (("mentions", _claim), ("relations", _related)))
    return Answer(mentions, relations, dropped)


def _each(items: list[Any], read: Callable[[Any], Any], dropped: Counter[str]) -> Iterator[Any]:
    """Yield what can be read, and count what cannot."""
    for item in items:
        try:
            yield read(item)
        except (KeyError, TypeError, ValueError, AttributeError):
            dropped[_FORMLESS] += 1


def _claim(item: Mapping[str, Any]) -> Claim:
    return Claim(_text(item["words"]), _text(item["name"]), EntityType(item["type"]))


def _related(item: Mapping[str, Any]) -> Related:
    confidence = float(item["confidence"])
    if not math.isfinite(confidence) or not isinstance(item["quote"], str):
        raise ValueError(confidence)
    ends = _claim(item["subject"]), _claim(item["object"])
    type_, polarity = RelationType(item["type"]), Polarity(item["polarity"])
    return Related(ends[0], type_, ends[1], polarity, round(min(0.99, max(0.01, confidence)), 2), item["quote"])


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable() or not 0 < len(value.strip()) <= _LONGEST:
        raise ValueError(value)
    return value.strip()
