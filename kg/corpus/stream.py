"""Talks in, what they say out, in the order given; no more talks are held at a time than there are hands to work on them."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from kg.catalog import Catalog
from kg.corpus import form, stamp
from kg.corpus.cache import Cache, digest_of
from kg.corpus.crew import Crew
from kg.model import Transcript, Understanding


@dataclass(frozen=True, slots=True)
class Heard:
    """Hold what a talk says, the digest of the talk, and whether it had to be understood for this."""

    understanding: Understanding
    digest: str
    anew: bool


def understood(transcripts: Iterable[Transcript], catalog: Catalog, crew: Crew, cache: Cache) -> Iterator[Heard]:
    """Yield what each talk says: from the cache, where it was understood before, else by the crew, and then it is kept.

    Raises:
        OutputError: The cache cannot be written.
    """
    salt = repr((catalog.digest, sorted(stamp.parts().items())))
    waiting: deque[Callable[[], Heard]] = deque()
    for transcript in transcripts:
        digest = digest_of(transcript)
        key = hashlib.sha256(f"{salt}{digest}".encode()).hexdigest()
        kept = _kept(cache.get(key), transcript, catalog)
        if kept is not None:
            waiting.append(partial(Heard, kept, digest, anew=False))
        else:
            waiting.append(partial(_finished, crew.submit(transcript), transcript, digest, key, catalog, cache))
        if len(waiting) > crew.ahead:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def _kept(text: str | None, transcript: Transcript, catalog: Catalog) -> Understanding | None:
    """Return what was kept of a talk, where it was, and in our form."""
    try:
        return None if text is None else form.decode(text, transcript, catalog.entities)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def _finished(wait: Callable[[], str], transcript: Transcript, digest: str, key: str, catalog: Catalog, cache: Cache) -> Heard:
    text = wait()
    cache.put(key, text)
    return Heard(form.decode(text, transcript, catalog.entities), digest, anew=True)
