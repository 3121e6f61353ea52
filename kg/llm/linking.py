"""Which entity a claim means, and by what its words say so: by spelling, by sound, or only as a pronoun or a role.

A model may call anything by any name. Words that neither spell nor sound like a name stand for it at most as "you" or "the authors" do,
and so make no mention of it.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import product

from kg.catalog import Catalog, english, fold
from kg.llm.answer import Claim
from kg.model import Entity, Link
from kg.ontology import EntityType, How
from kg.understand import phones, sound
from kg.understand.names import Name, NameIndex, names_of
from kg.understand.sound_index import SoundIndex

_ALIKE = 0.65
"""How alike words must sound to a name that a reader gives them."""

_UNAIDED = 0.8
"""How alike to a name of the catalog that no reader thought of."""

_PART = 0.8
"""What a first name, or another part of a name, is worth beside the whole."""

_KINDRED = frozenset({EntityType.METHOD, EntityType.DATASET, EntityType.FIELD, EntityType.CONCEPT})
"""Types that readers tell apart in different ways; the catalog decides."""

_PRONOUNS = frozenset({
    "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "they", "them", "their",
    "this", "that", "these", "those", "who", "which",
})  # fmt: skip
_ARTICLES = frozenset({"a", "an", "the"})


class Linker:
    """Link claims to the entities of a catalog, or to new ones."""

    def __init__(self, catalog: Catalog) -> None:
        """Index the names of the catalog."""
        self._index = NameIndex(catalog.entities, catalog.own)
        self._links: dict[Claim, Link | None] = {}

    @cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._index.names())

    def link(self, claim: Claim) -> Link | None:
        """Return what a claim means, or None where its name has no letter that a name can be told by."""
        if claim not in self._links:
            words, name = fold.words(claim.words), fold.words(claim.name)
            self._links[claim] = _linked(words, self._entity(claim, words, name)) if name else None
        return self._links[claim]

    def _entity(self, claim: Claim, words: Sequence[str], name: Sequence[str]) -> Entity:
        heard = self._heard(words, claim.type) if words == name else None
        return self._named(name, claim.type) or heard or self._new(claim, name)

    def _named(self, name: Sequence[str], type_: EntityType) -> Entity | None:
        """Return the entity of the catalog that has a name, of the type claimed or one of its kin."""
        found = [each.entity for each in self._index.find(name)]
        same = [entity for entity in found if entity.type is type_]
        kin = [entity for entity in found if {entity.type, type_} <= _KINDRED]
        return next(iter((*same, *kin)), None)

    def _heard(self, words: Sequence[str], type_: EntityType) -> Entity | None:
        """Return the entity of the catalog that words sound like, where the model has left them as heard; plain words are as heard."""
        if all(english.is_plain(word) for word in words):
            return None
        (found,) = self._sounds.find([tuple(words)], least=_UNAIDED, most=3)
        return next((each.form.entity for each in found if each.form.entity.type is type_), None)

    def _new(self, claim: Claim, name: Sequence[str]) -> Entity:
        return Entity(fold.slug(name, self._index.ids), claim.name, claim.type, known=False)


def is_telling(words: str, how: How) -> bool:
    """Tell whether words that mean a thing in one place are likely to mean it in each: not "first" FIRST, nor "again" a GAN misheard."""
    zipfs = [english.zipf(word) for word in fold.words(words)]
    return min(zipfs, default=0.0) < (english.COMMON if how is How.SOUND else english.FUNCTION)


def _linked(words: Sequence[str], entity: Entity) -> Link:
    if len(words) == 1 and words[0] in _PRONOUNS:
        return Link(entity, How.PRONOUN, 1.0)
    names = list(names_of(entity))
    bare = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    for run, name in product((words, bare), names):
        if run and fold.join(run) == fold.join(name.words):
            return Link(entity, _how(name, run), 1.0)
    return _nearly(bare, entity, names)


def _nearly(words: Sequence[str], entity: Entity, names: Sequence[Name]) -> Link:
    """Link words that are a part of a name, or sound like one; others only stand for it."""
    if any(_is_part(words, name) for name in names):
        first = entity.type is EntityType.PERSON and len(words) == 1 and any(words[0] == name.words[0] for name in names)
        return Link(entity, How.FIRST_NAME if first else How.ALIAS, _PART)
    alike = _alike(words, [*(name.words for name in names), *(tuple(fold.words(each)) for each in entity.sounds)])
    return Link(entity, How.SOUND, round(alike, 2)) if alike >= _ALIKE else Link(entity, How.ROLE, 1.0)


def _how(name: Name, words: Sequence[str]) -> How:
    if not name.entity.known:
        return How.UNKNOWN
    if len(name.words) != len(words):
        return How.JOINED
    if not name.free:
        return How.CONTEXT
    return How.EXACT if name.text == name.entity.name else How.ALIAS


def _is_part(words: Sequence[str], name: Name) -> bool:
    """Tell whether words are some of a name's, and not plain ones alone ("the model"), which people's names alone may be."""
    telling = name.entity.type is EntityType.PERSON or not all(english.is_plain(word) for word in words)
    return bool(words) and set(words) <= set(name.words) and telling


def _alike(words: Sequence[str], names: Sequence[Sequence[str]]) -> float:
    heard = phones.of_words(words)
    said = [phones.of_words(name) for name in names if name]
    return float(sound.similarity([heard] * len(said), said).max()) if heard and said else 0.0
