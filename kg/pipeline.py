"""The program's table of contents: read, understand, build the graph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import catalog, corrections, graph, read, workers
from kg.model import Understanding

if TYPE_CHECKING:
    import networkx as nx

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Built:
    """Hold a graph, what was left out of it and why, and what was noticed while reading."""

    graph: "nx.MultiDiGraph"
    report: graph.Report
    notes: tuple[str, ...]


def build(
    paths: Sequence[Path],
    *,
    listed: Path | None = None,
    about: read.About = read.NOTHING,
    catalog_files: Iterable[Path] = (),
    builtin_catalog: bool = True,
    corrections_files: Iterable[Path] | None = None,
    keep_text: bool = True,
    min_confidence: float = 0.0,
    jobs: int = 1,
    progress: Progress = lambda done, total: None,
) -> Built:
    """Read every talk, understand each by itself, and join what they say in one graph.

    Args:
        listed: A list of what is known about each talk, CSV or JSON.
        about: What is known about all of them; it outweighs the list and what the files say.
        catalog_files: Entries to add; one with the id of an earlier one replaces it.
        corrections_files: What people put right; None for each corrections.toml that lies beside a talk or in a folder given.
        keep_text: Whether the graph carries the talks' lines, which the page shows.
        min_confidence: Leave out edges below it, from 0 to 1.
        jobs: Processes to understand talks in; the graph is the same for any number.
        progress: Called with the number of talks done and of all talks, at the start and after each talk.

    Raises:
        InputError: A talk cannot be read.
        CatalogError: A catalog cannot be used.
        CorrectionError: A correction cannot be followed.
    """
    skipped: list[str] = []
    files = read.inputs(paths, skipped=skipped.append)
    names = catalog.load(catalog_files, builtin=builtin_catalog)
    places = corrections.beside([*paths, *(file.parent for file in files)]) if corrections_files is None else corrections_files
    replay = corrections.Replay(corrections.load(places), names.entities)
    known = zip(files, read.ids(files), read.abouts(files, listed=listed, given=about), strict=True)
    transcripts = [read.read(path, id=name, about=each) for path, name, each in known]
    with closing(workers.understand_all(names, transcripts, jobs=jobs)) as talks:  # no process outlives a Ctrl-C
        understood = [replay(talk) for talk in _counted(talks, len(transcripts), progress)]
    built, report = graph.build(understood, catalog=names.digest, keep_text=keep_text, min_confidence=min_confidence)
    notes = (note for transcript in transcripts for note in transcript.notes)
    return Built(built, report, (*skipped, *notes, *replay.notes()))


def _counted(items: Iterable[Understanding], total: int, progress: Progress) -> Iterator[Understanding]:
    progress(0, total)
    for done, item in enumerate(items, start=1):
        yield item
        progress(done, total)
