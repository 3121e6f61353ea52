"""Who understands talks: this process, several, or a cluster; what comes out is the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from kg import understand
from kg.catalog import Catalog
from kg.corpus import form
from kg.errors import ClusterError
from kg.model import Transcript, Understanding

if TYPE_CHECKING:
    from spacy.language import Language

Waiting = Callable[[], str]
"""Waits for what is understood of a talk and returns it, encoded."""


@dataclass(frozen=True)
class Crew:
    """Take talks to understand.

    Attributes:
        submit: Takes a talk and returns at once.
        ahead: How many talks to submit before the first is waited for.
    """

    submit: Callable[[Transcript], Waiting]
    ahead: int


class Understander:
    """Understand talks by one pipeline, which is loaded for the first of them."""

    def __init__(self, catalog: Catalog) -> None:
        """Recognise what the catalog names."""
        self._catalog = catalog
        self._nlp: Language | None = None

    def __call__(self, transcript: Transcript) -> str:
        """Return what the talk says, encoded."""
        if self._nlp is None:
            self._nlp = understand.load(self._catalog)
        try:
            return form.encode(understand.understand(self._nlp, transcript), self._catalog.entities)
        except Exception as error:
            error.add_note(f"while understanding the talk {transcript.id!r}")
            raise


def alone(reader: Callable[[Transcript], Understanding], catalog: Catalog) -> Crew:
    """Return a crew of one, who reads talks in another way than our pipeline does."""
    return Crew(partial(partial, lambda transcript: form.encode(reader(transcript), catalog.entities)), 0)


@contextmanager
def workers(catalog: Catalog, *, jobs: int = 1, cluster: str | None = None) -> Iterator[Crew]:
    """Give a crew: a Dask cluster where its address is given, else as many processes as `jobs`; none outlives the context.

    Raises:
        ClusterError: The cluster cannot be used, or `distributed` is not installed.
    """
    understander = Understander(catalog)
    if cluster is not None:
        if not find_spec("distributed"):
            raise ClusterError("distributed is not installed, which speaks with a cluster; pip install distributed")
        from kg.corpus.cluster import on_cluster

        with on_cluster(understander, cluster) as crew:
            yield crew
    elif jobs > 1:
        from kg.corpus.processes import in_processes

        with in_processes(understander, jobs) as submit:
            yield Crew(submit, 4 * jobs)
    else:
        yield Crew(partial(partial, understander), 0)
