"""What a run of words may speak of: by its spelling, by its sound, or as something heard that nobody has catalogued."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from kg.catalog import english, fold
from kg.model import Entity
from kg.ontology import PROPER, EntityType, How
from kg.understand.called import called_in
from kg.understand.candidates import Candidate
from kg.understand.company import KEEPS, Talk, Ties, company_of, talk_of
from kg.understand.given_names import GivenNames, not_of_others
from kg.understand.hearing import Hearing, Run
from kg.understand.listed import beside_listed
from kg.understand.names import FULL, LONGEST, Name, NameIndex
from kg.understand.runs import garbled_runs, misspelled, plain_runs
from kg.understand.sound_index import LONGEST as LONGEST_SOUND
from kg.understand.sound_index import SoundIndex
from kg.understand.strangers import Strangers, is_stranger_in_full
from kg.understand.words import Word
from kg.understand.works import works_by_author

_ALIKE = 0.72
"""How alike a run must sound to a name to be proposed, what favours it in this company added."""

_ALIKE_IF_HEARD = 0.6
"""The same where the encoder hears a mention."""

_BONES_IF_HEARD = 0.62
"""How alike the consonants are at least where a mention is heard and the name is in company."""

_ALIKE_IF_PLAIN = 0.85
"""The same of words that are all plain English, with the very consonants of the name."""

_GIVEN = 0.15
"""How much likelier than its sound a name counts that the file gives."""

_CHOICES = 8

_SMALL = frozenset({"a", "an", "and", "at", "by", "de", "der", "for", "from", "in", "of", "on", "or", "the", "to", "van", "von", "with"})
"""Words that stand in a name without a capital: "University of Lille"."""


class Proposer:
    """Propose candidates for all runs of a talk's words."""

    def __init__(self, index: NameIndex) -> None:
        """Prepare the look-ups by spelling and by sound."""
        self._index = index
        self._sounds = SoundIndex(index.names())
        entities = {name.entity.id: name.entity for name in index.names()}.values()
        self._ties = Ties(entities)
        self._given = GivenNames(entities)
        self.works = works_by_author(entities)

    def propose(self, words: Sequence[Word], hearing: Hearing, people: Iterable[str] = ()) -> list[Candidate]:
        """Return all candidates in order of their start; they may overlap. `people` are known to have to do with the talk."""
        given = {key: name for name in people if len(key := tuple(fold.words(name))) > 1}
        spelled = [*self._by_spelling(words, {(each.start, each.end) for each in hearing.mentions}), *self._by_given_name(words, given)]
        spelled += self._by_content(words, {(each.start, each.end) for each in spelled})
        talk = talk_of(words, spelled)
        spelled = [*self._given.of_their_bearers(spelled, talk), *self._given.alone(words, talk, spelled)]
        taken = {at for each in spelled if each.free for at in range(each.start, each.end)}
        known = {(each.start, each.end) for each in spelled}
        heard = hearing.runs()
        plain = set(plain_runs(words, taken))
        own = {run for run in heard | plain if any(all(word.folded in key for word in words[slice(*run)]) for key in given)}
        runs = ((heard | set(garbled_runs(words, taken))) - known | misspelled(spelled, hearing)) - own
        spelled_at: dict[tuple[str, tuple[str, ...]], list[Run]] = defaultdict(list)
        for each in spelled:
            spelled_at[each.entity.id, each.name].append((each.start, each.end))
        plain -= runs | known | own
        sounds = list(self._by_sound(self._sounds, words, (runs, heard, plain), self._ties.favour(talk)))
        strangers = [Name(person, name, key, free=True) for key, name in given.items() if not (person := self._person(key, name)).known]
        if strangers:
            favour = {name.entity.id: _GIVEN for name in strangers}
            sounds += self._by_sound(SoundIndex(strangers), words, (runs, heard, set()), favour)
        sounds = self._given.not_of_people(sounds, words, hearing)
        expected = {person.id for person in self.bearers(given.values()).values()}
        sounds = Strangers(words, hearing, talk, self._given).left_out(sounds, expected)
        alike = [each for each in sounds if not any(_holds(each, run) for run in spelled_at[each.entity.id, each.name])]
        called = called_in(words, hearing, spelled)
        found = [
            *self._given.of_their_bearers([*spelled, *alike], talk),
            *self._unknown(words, hearing, (known | own) - called.keys(), called),
        ]
        found = not_of_others(found, [each for each in found if _is_named_in_full(each, hearing)], words)
        found = beside_listed(found)
        return sorted(found, key=lambda each: (each.start, each.end, -each.alike, each.entity.id))

    def bearers(self, names: Iterable[str]) -> dict[str, Entity]:
        """Return the people who bear these names in full, in the catalog or not, by name."""
        return {name: self._person(key, name) for name in names if len(key := tuple(fold.words(name))) > 1}

    def namesake(self, name: str, talk: Talk) -> Entity | None:
        """Return the person of the catalog who bears a name and keeps the company that the talk does, more than any other of that name."""
        bearers = {each.entity for each in self._index.find(fold.words(name)) if each.entity.type is EntityType.PERSON}
        met = {entity: company_of(entity, talk) for entity in bearers}
        most = [entity for entity, company in met.items() if company >= KEEPS and company == max(met.values())]
        return most[0] if len(most) == 1 else None

    def _by_spelling(self, words: Sequence[Word], heard: set[Run]) -> Iterator[Candidate]:
        """Yield names as they are spelled; of names that mean their entity freely the longest hides those inside it, unless they are heard.

        "Google plays" is no Google Play where the encoder hears Google alone.
        """
        folded = [word.folded for word in words]
        hidden_to = 0
        for start in range(len(words)):
            for end in range(start + self._index.reach(folded[start : start + LONGEST]), start, -1):
                if end <= hidden_to and (start, end) not in heard:
                    continue
                names = [name for name in self._index.find(folded[start:end]) if _may_mean(name, words[start:end])]
                yield from (_spelled(name, start, end, words) for name in names)
                if any(name.free for name in names):
                    hidden_to = end

    def _by_content(self, words: Sequence[Word], spelled: set[Run]) -> Iterator[Candidate]:
        """Yield long names whose small words captions put otherwise ("artificial intelligence the modern approach")."""
        places = [at for at, word in enumerate(words) if not word.is_function]
        for first, start in enumerate(places):
            for more in range(FULL, LONGEST + 1):
                inside = places[first : first + more]
                end = inside[-1] + 1
                if len(inside) < more or end - start > LONGEST:
                    break
                if (start, end) not in spelled:
                    found = self._index.find_by_content([words[at].folded for at in inside])
                    near = {name.entity.id: name for name in found if abs(end - start - len(name.words)) <= 1}
                    yield from (Candidate(start, end, name.entity, How.ALIAS, name.words) for name in near.values())

    def _by_given_name(self, words: Sequence[Word], given: Mapping[tuple[str, ...], str]) -> Iterator[Candidate]:
        """Yield the people given by name: where no catalog has them, and by the first name alone where the whole one is never said."""
        folded = [word.folded for word in words]
        said = given.keys() & {tuple(folded[at : at + size]) for at, size in product(range(len(words)), {*map(len, given)})}
        firsts = Counter(key[0] for key in given)
        names: dict[tuple[str, ...], tuple[Entity, How]] = {}
        for key, name in given.items():
            person = self._person(key, name)
            if key in said and not person.known:
                names[key] = person, How.EXACT
            elif key not in said and firsts[key[0]] == 1 and not english.is_plain(key[0]):
                names[key[:1]] = person, How.FIRST_NAME
        for start, size in product(range(len(words)), {*map(len, names)}):
            key = tuple(folded[start : start + size])
            if len(key) == size and key in names:  # the last words may be fewer
                yield Candidate(start, start + size, *names[key], key)

    def _person(self, key: tuple[str, ...], name: str) -> Entity:
        known = (each.entity for each in self._index.find(key) if each.entity.type is EntityType.PERSON)
        return next(known, None) or self._stranger(key, name, EntityType.PERSON)

    def _by_sound(
        self, index: SoundIndex, words: Sequence[Word], where: tuple[set[Run], set[Run], set[Run]], favour: Mapping[str, float]
    ) -> Iterator[Candidate]:
        """Yield names that sound like the runs of words given, less alike ones too where the encoder hears a mention."""
        runs, heard, plain = where
        for said_in, find in (
            (heard & runs, partial(index.find, least=_ALIKE_IF_HEARD, bones=_BONES_IF_HEARD)),
            (runs - heard, partial(index.find, least=_ALIKE)),
            (plain, partial(index.find_alike, least=_ALIKE_IF_PLAIN)),
        ):
            places = _places(words, said_in)
            said = list(places)
            for run, likenesses in zip(said, find(said, most=_CHOICES, favour=favour), strict=True):
                meant = [each for each in likenesses if self._given.may_mean(run, each.form)]
                for start, each in product(places[run], meant):
                    name = each.form
                    yield Candidate(start, start + len(run), name.entity, How.SOUND, name.words, name.free, each.phones, each.bones)

    def _unknown(self, words: Sequence[Word], hearing: Hearing, known: set[Run], called: Mapping[Run, EntityType]) -> Iterator[Candidate]:
        """Yield what is heard or `called` so and no catalog spells, under the spelling heard; `known` are the runs spelled."""
        heard = {(each.start, each.end): each.type for each in hearing.mentions} | {**called}
        for (start, end), type_ in heard.items():
            called_too = end - start > 2 and words[end - 1].folded == words[start].folded  # "we have ann lee ann welcome"
            run = words[start : end - called_too]
            if (start, start + len(run)) not in known and any(len(word.folded) > 1 for word in run):
                key = tuple(word.folded for word in run)
                yield Candidate(start, end, self._stranger(key, self._written(run, type_), type_), How.UNKNOWN, key)

    def _written(self, run: Sequence[Word], type_: EntityType) -> str:
        """Return how a name is written that only captions have: "University of Lille"; as it stands where it has a capital."""
        if any(word.capital for word in run):
            return " ".join(word.text for word in run)
        return " ".join(self._cased(word, type_, opens=not at) for at, word in enumerate(run))

    def _cased(self, word: Word, type_: EntityType, *, opens: bool) -> str:
        """Return how a word of a name is written: as the catalog writes it where it is no plain English ("NLP with PyTorch").

        Somebody's name is written as those of people are: "Maria Quell" is no quELL.
        """
        names = [] if word.zipf else self._index.find([word.folded])
        own = [name for name in names if type_ is not EntityType.PERSON or name.entity.type is type_]
        known = [name.text for name in own if name.free and name.words == (word.folded,)]
        known = [text for text in known if " " not in text and not text.islower()]
        if len({*known}) == 1:
            return known[0]
        capital = opens or (word.folded not in _SMALL and (type_ in PROPER or not english.is_plain(word.folded)))
        return word.text.title() if word.text.islower() and capital else word.text

    def _stranger(self, key: tuple[str, ...], name: str, type_: EntityType) -> Entity:
        """Return what no catalog has."""
        return Entity(fold.slug(key, self._index.ids), name, type_, known=False)


def _places(words: Sequence[Word], where: Iterable[Run]) -> dict[tuple[str, ...], list[int]]:
    """Return where each run of folded words starts that is short enough to be found by sound."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start, end in sorted(where):
        if end - start <= LONGEST_SOUND:
            places[tuple(word.folded for word in words[start:end])].append(start)
    return places


def _holds(candidate: Candidate, run: Run) -> bool:
    """Tell whether a run is a candidate's, or part of it."""
    return candidate.start <= run[0] and run[1] <= candidate.end


def _is_named_in_full(candidate: Candidate, hearing: Hearing) -> bool:
    """Tell whether a person is named by more than one name, as a catalog spells them or as is surely heard."""
    spelled = candidate.free and candidate.how not in {How.SOUND, How.UNKNOWN}
    by_both = candidate.entity.type is EntityType.PERSON and candidate.end - candidate.start > 1
    return (spelled and by_both) or is_stranger_in_full(candidate, hearing)


def _spelled(name: Name, start: int, end: int, words: Sequence[Word]) -> Candidate:
    """Return a name that stands in words; one that is listed is so where its words are not run together of plain ones."""
    run = words[start:end]
    listed = name.listed and (len(run) == len(name.words) > 1 or not all(english.is_plain(word.folded) for word in run))
    return Candidate(start, end, name.entity, _how(name, run), name.words, name.free, listed=listed)


def _how(name: Name, run: Sequence[Word]) -> How:
    if len(run) != len(name.words):
        return How.JOINED
    return How.EXACT if name.text == name.entity.name else How.ALIAS


def _may_mean(name: Name, run: Sequence[Word]) -> bool:
    """Refuse short names put together from everyday words ("is a i think") and proper names short of their s ("symbolic")."""
    if name.entity.type in PROPER and name.words[-1] == run[-1].folded + "s":
        return False
    if len(run) == len(name.words) or not all(english.is_plain(word.folded) for word in run):
        return True
    return sum(map(len, name.words)) >= 6 and name.entity.type is not EntityType.PERSON
