"""What earlier builds have found out about talks, each kept by what decides it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from kg.catalog import Catalog
from kg.corpus import form, kept, stamp
from kg.corpus.cache import Cache
from kg.corpus.kept import Glance
from kg.graph import Share
from kg.identity import told
from kg.model import Entity, Transcript, Understanding
from kg.read import File


class Memory:
    """Remember what was understood of talks, what a glance at them tells, and their shares of the graph; without a folder nothing."""

    def __init__(self, folder: Path | None, catalog: Catalog) -> None:
        """Use a folder, which need not be there yet."""
        self._catalog, self._entities = catalog, catalog.entities
        self._salt, self._whole_salt = (repr((catalog.digest, sorted(parts.items()))) for parts in (stamp.parts(), stamp.whole()))
        self._understood, self._glances, self._shares = _caches(folder)

    def text(self, digest: str) -> bytes | None:
        """Return what was understood of the talk with a digest, encoded, where it was."""
        return self._understood.get(_key(self._salt, digest))

    def keep_text(self, digest: str, text: bytes) -> None:
        """Keep what is understood of a talk.

        Raises:
            OutputError: The folder cannot be written.
        """
        self._understood.put(_key(self._salt, digest), text)

    def understanding(self, text: bytes, transcript: Transcript) -> Understanding:
        """Return what is understood of a talk, decoded.

        Raises:
            ValueError, KeyError, TypeError, IndexError: The text is not in our form.
        """
        return form.decode(text.decode(), transcript, self._entities)

    def glance(self, file: File) -> Glance | None:
        """Return what a glance at the talk in a file told, where what was understood of it is kept as well."""
        encoded = self._glances.get(_key(self._whole_salt, file.digest))
        try:
            glance = None if encoded is None else kept.decode_glance(encoded)
        except ValueError:
            return None
        return glance if glance and glance.understood == _digest(self.text(glance.digest)) else None

    def glance_at(self, file: File, digest: str, text: bytes, understanding: Understanding) -> Glance:
        """Return what a glance at a talk tells, and keep it.

        Raises:
            OutputError: The folder cannot be written.
        """
        noticed = (f"{file.id}: {note}" for note in understanding.notes)
        people = told(understanding, self._catalog)
        glance = Glance(digest, _digest(text), (*understanding.transcript.notes, *noticed), people)
        self._glances.put(_key(self._whole_salt, file.digest), kept.encode_glance(glance))
        return glance

    def share(self, key: str, people: Mapping[Entity, Entity]) -> Share | None:
        """Return the share that is kept under a key, its people being these."""
        encoded = self._shares.get(key)
        try:
            return None if encoded is None else kept.decode_share(encoded, self._entities, tuple(people.values()))
        except (ValueError, KeyError, IndexError):
            return None

    def keep_share(self, key: str, people: Mapping[Entity, Entity], share: Share) -> None:
        """Keep a share.

        Raises:
            OutputError: The folder cannot be written.
        """
        self._shares.put(key, kept.encode_share(share, self._entities, tuple(people.values())))

    def share_key(self, file: str, people: Mapping[Entity, Entity], *options: object) -> str:
        """Return what decides the share of the talk in a file: who its people are, by whatever names, and options."""
        return _key(self._whole_salt, repr((file, [(each.id, each.known) for each in people.values()], options)))


def tidy(folder: Path | None) -> None:
    """Remove what no build has used for a month of all that any `Memory` keeps in a folder."""
    for cache in _caches(folder):
        cache.tidy()


def _caches(folder: Path | None) -> list[Cache]:
    return [Cache(folder and folder / name) for name in ("understood", "glances", "shares")]


def _key(salt: str, digest: str) -> str:
    return hashlib.sha256(f"{salt}{digest}".encode()).hexdigest()


def _digest(text: bytes | None) -> str:
    return "" if text is None else hashlib.sha256(text).hexdigest()
