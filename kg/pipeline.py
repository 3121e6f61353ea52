"""The program's table of contents: read, understand, build the graph."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, catalog, corpus, corrections, graph, llm, read, understand
from kg.errors import ClusterError, InputError
from kg.garbage import uncollected
from kg.model import Transcript

if TYPE_CHECKING:
    import networkx as nx

_ANSWERS = "answers"  # which stay for good: they may have been paid for
_MANIFEST = "built.json"


@dataclass(frozen=True)
class Done:
    """Say how far a build is: talks done and in all, and the words of those that had to be understood."""

    talks: int
    total: int
    words: int


Progress = Callable[[Done], None]


@dataclass(frozen=True)
class Built:
    """Hold a graph, what was left out of it and why, and what was noticed while reading and understanding.

    Attributes:
        missed: Corrections that nothing came of, and files of them that nobody followed, and why, a line for each.
        failed: Why talks are not in the graph, a line for each.
        talks: The digest of each talk by its id.
        besides: The digest of all else that decides about the graph, by what it is called.
    """

    graph: "nx.MultiDiGraph[str]"
    report: graph.Report
    notes: tuple[str, ...]
    missed: tuple[str, ...]
    failed: tuple[str, ...]
    talks: Mapping[str, str]
    besides: Mapping[str, str]


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
    cluster: str | None = None,
    model: llm.Model | None = None,
    cache: Path | None = None,
    agree: Callable[[llm.Needed], None] = lambda needed: None,
    answered: Callable[[], None] = lambda: None,
    progress: Progress = lambda done: None,
) -> Built:
    """Read every talk, understand each by itself, and join what they say in one graph.

    Args:
        listed: A list of what is known about each talk, CSV or JSON.
        about: What is known about all of them; it outweighs the list and what the files say.
        catalog_files: Entries to add (`kg.catalog.joining` says what becomes of those that are there already).
        corrections_files: What people put right; None for each corrections.toml that lies beside a talk or in a folder given.
        keep_text: Whether the graph carries the talks' lines, which the page shows.
        min_confidence: Leave out edges below it, from 0 to 1.
        jobs: Processes to understand talks in; the graph is the same for any number. With a model, how much it is asked at a time.
        cluster: Address of a Dask scheduler, whose workers understand the talks instead.
        model: A language model that reads the talks in the place of our own pipeline.
        cache: A folder that keeps what was understood of each talk, for the next build.
        agree: Called with what it takes to ask the model, before it is asked anything; may raise.
        answered: Called after each of its answers.
        progress: Called at the start and after each talk.

    Raises:
        InputError: No talk is given, or none can be read; where some can, the others are named in what is returned.
        CatalogError: A catalog cannot be used.
        CorrectionError: A correction cannot be followed.
        ClusterError: The cluster cannot be used, or others are to do its work.
        ModelError: The model does not answer, or refuses.
        OutputError: The cache cannot be written.
    """
    _demand_crew(jobs, cluster, model)
    files, seen, failed = _found(paths, listed)
    names = catalog.load(catalog_files, builtin=builtin_catalog)
    beside = corrections.beside([*paths, *(file.parent for file in files)])
    replay = corrections.Replay(corrections.load(beside if corrections_files is None else corrections_files), names.entities)
    memory = corpus.Memory(None if model else cache, names)
    reader = None if model is None else llm.Reader(model, names, corpus.Cache(cache and cache / _ANSWERS), jobs=jobs, told=answered)
    abouts = read.abouts(files, listed=listed, given=about, noticed=seen.append)
    opening = _Opening(files, read.ids(files, paths, noticed=seen.append), abouts, failed)
    with corpus.Spool() as spool:
        with _crew(names, reader, jobs=min(jobs, len(files)), cluster=cluster) as crew:
            talks = _hear(corpus.heard(_agreed(opening, reader, agree), memory, crew, opening.fail), len(files), spool, progress)
        if not talks:
            raise InputError(opening.failed[0])
        with uncollected():
            builder = corpus.joined(talks, spool, memory, replay, keep_text=keep_text)
            built, report = builder.build(catalog=names.digest, weights=_reader_named(model), min_confidence=min_confidence)
    corpus.tidy(cache)
    besides = _besides(names, replay, model, keep_text, min_confidence)
    missed = (*replay.notes(), *(corrections.overlooked(beside) if corrections_files is None else ()))
    notes = (*names.notes, *seen, *(note for talk in talks for note in talk.glance.notes))
    return Built(built, _with_dropped(report, reader), notes, missed, tuple(opening.failed), _digests(talks), besides)


def _demand_crew(jobs: int, cluster: str | None, model: llm.Model | None) -> None:
    if fault := fault_in_crew(jobs, cluster, model):
        raise ClusterError(f"cluster: {fault}")


def _found(paths: Sequence[Path], listed: Path | None) -> tuple[Sequence[Path], list[str], Sequence[InputError]]:
    """Return the files of the talks, what was seen on the way to them, and why paths lead to none."""
    seen, failed = list[str](), list[InputError]()
    files = read.inputs(paths, listed=listed, skipped=seen.append, failed=failed.append)
    if not files:
        raise failed[0] if failed else InputError("no talk is given; name a file, or a folder of them")
    return files, seen, failed


def _digests(talks: Iterable[corpus.Heard]) -> dict[str, str]:
    return {talk.id: talk.glance.digest for talk in talks}


def fault_in_crew(jobs: int, cluster: str | None, model: llm.Model | None) -> str | None:
    """Return why these cannot understand the talks of one build, or None where they can."""
    return "it has workers of its own; give neither jobs nor a language model beside it" if cluster and (jobs > 1 or model) else None


def _besides(names: catalog.Catalog, replay: corrections.Replay, model: llm.Model | None, *options: object) -> dict[str, str]:
    """Return the digests of what decides about a graph besides its talks."""
    return {
        "names": names.digest, "corrections": replay.digest, "options": repr(options),
        "language model": model.name if model else "", "kg itself": repr((__version__, sorted(corpus.stamp.whole().items()))),
    }  # fmt: skip


def _reader_named(model: llm.Model | None) -> str:
    """Return what read the talks: a language model's name, or the digest of our weights."""
    return model.name if model else understand.weights_digest()


def _with_dropped(report: graph.Report, reader: llm.Reader | None) -> graph.Report:
    """Return a report that counts what a model said in vain, too."""
    return graph.Report(dict(sorted((reader.dropped + Counter(report.dropped)).items()))) if reader else report


@contextmanager
def _crew(names: catalog.Catalog, reader: llm.Reader | None, *, jobs: int, cluster: str | None) -> Iterator[corpus.Crew]:
    if reader is None:
        with corpus.workers(names, jobs=jobs, cluster=cluster) as crew:
            yield crew
    else:
        with reader:
            yield corpus.alone(reader, names)


def _agreed(opening: Iterable[read.File], reader: llm.Reader | None, agree: Callable[[llm.Needed], None]) -> Iterable[read.File]:
    """Open all files where a model is to be asked about their talks, and return them once it is agreed what."""
    if reader is None:
        return opening
    files = list(opening)
    agree(reader.needed(_readable(files)))
    return files


def _readable(files: Iterable[read.File]) -> Iterator[Transcript]:
    for file in files:
        with suppress(InputError):  # it will be told when the file's turn comes
            yield read.transcript(file)


def _hear(
    stream: Iterable[tuple[corpus.Heard, corpus.Said]], total: int, spool: corpus.Spool, progress: Progress
) -> Sequence[corpus.Heard]:
    """Put aside what each talk says, tell how far it is, and return what is known of the talks."""
    talks, words = list[corpus.Heard](), 0
    progress(Done(0, total, 0))
    for heard, said in stream:
        spool.put(said)
        talks.append(heard)
        words += heard.words
        progress(Done(len(talks), total, words))
    return talks


def news_of(built: Built, cache: Path) -> corpus.News | None:
    """Return what is new since the build that was last remembered there, or None where there was none."""
    earlier = corpus.Manifest.read(cache / _MANIFEST)
    return corpus.Manifest.of(built.graph, built.talks, built.besides).news_since(earlier) if earlier else None


def unwritten(built: Built, news: corpus.News | None, cache: Path, places: Iterable[Path]) -> Sequence[Path]:
    """Return where the graph has to be written: where it does not lie as the last build, which had nothing else, wrote it.

    A language model whose answers are no longer kept may say something else of the same talk, so its graph is written in any case.
    """
    earlier = None if news is None or news or built.besides["language model"] else corpus.Manifest.read(cache / _MANIFEST)
    return [path for path in places if not (earlier and earlier.lies(path))]


def remember(built: Built, cache: Path, written: Iterable[Path]) -> None:
    """Remember what a build was made of and where its graph lies, once it is written.

    Raises:
        OutputError: The folder cannot be written.
    """
    corpus.Manifest.of(built.graph, built.talks, built.besides, written).write(cache / _MANIFEST)


class _Opening:
    """Open one file after the other, each when its turn comes; what cannot be opened or read fails alone."""

    def __init__(self, files: Iterable[Path], names: Iterable[str], abouts: Iterable[read.About], failed: Iterable[InputError]) -> None:
        self._known = zip(files, names, abouts, strict=True)
        self.failed = [*map(str, failed)]

    def __iter__(self) -> Iterator[read.File]:
        for path, name, about in self._known:
            try:
                file = read.opened(path, id=name, about=about)
            except InputError as error:
                self.fail(error)
            else:
                yield file

    def fail(self, error: InputError) -> None:
        """Remember why a talk is not in the graph."""
        self.failed.append(str(error))
