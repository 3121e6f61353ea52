"""The program's table of contents: read, understand, build the graph."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, catalog, corpus, corrections, graph, identity, llm, read, understand
from kg.errors import InputError
from kg.model import Transcript

if TYPE_CHECKING:
    import networkx as nx

_UNDERSTOOD = "understood"
_ANSWERS = "answers"
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
    """Hold a graph, what was left out of it and why, and what was noticed while reading.

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
        catalog_files: Entries to add; one with the id of an earlier one replaces it.
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
        InputError: No talk can be read; where some can, the others are named in what is returned.
        CatalogError: A catalog cannot be used.
        CorrectionError: A correction cannot be followed.
        ClusterError: The cluster cannot be used.
        ModelError: The model does not answer, or refuses.
        OutputError: The cache cannot be written.
    """
    noticed: list[str] = []
    files = read.inputs(paths, listed=listed, skipped=noticed.append)
    names = catalog.load(catalog_files, builtin=builtin_catalog)
    beside = corrections.beside([*paths, *(file.parent for file in files)])
    replay = corrections.Replay(corrections.load(beside if corrections_files is None else corrections_files), names.entities)
    kept = corpus.Cache(None if cache is None or model else cache / _UNDERSTOOD)
    reader = None if model is None else llm.Reader(model, names, corpus.Cache(cache and cache / _ANSWERS), jobs=jobs, told=answered)
    abouts = read.abouts(files, listed=listed, given=about, noticed=noticed.append)
    readings = _Readings(zip(files, read.ids(files, paths), abouts, strict=True))
    who, builder = identity.People(), graph.Builder(keep_text=keep_text)
    with corpus.Spool() as spool:
        with _crew(names, reader, jobs=min(jobs, len(files)), cluster=cluster) as crew:
            transcripts = _agreed(readings, reader, agree) if reader else readings
            talks = _hear(corpus.understood(transcripts, names, crew, kept), len(files), who, spool, progress)
        if not talks:
            raise InputError(readings.failed[0])
        kept.tidy()
        _join(spool, who, replay, builder)
    built, report = builder.build(catalog=names.digest, weights=_reader_named(model), min_confidence=min_confidence)
    besides = _besides(names, replay, model, keep_text, min_confidence)
    missed = (*replay.notes(), *(corrections.overlooked(beside) if corrections_files is None else ()))
    return Built(built, _with_dropped(report, reader), (*noticed, *readings.notes), missed, tuple(readings.failed), talks, besides)


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


def _agreed(readings: Iterable[Transcript], reader: llm.Reader, agree: Callable[[llm.Needed], None]) -> Sequence[Transcript]:
    """Read all talks, and return them once it is agreed what a model is to be asked about them."""
    transcripts = list(readings)
    agree(reader.needed(transcripts))
    return transcripts


def _hear(stream: Iterable[corpus.Heard], total: int, who: identity.People, spool: corpus.Spool, progress: Progress) -> dict[str, str]:
    """Put aside what each talk says, remember its people, tell how far it is, and return the digests of the talks by their ids."""
    talks, words = dict[str, str](), 0
    progress(Done(0, total, 0))
    for heard in stream:
        transcript = heard.understanding.transcript
        who.hear(heard.understanding)
        spool.put(heard.understanding)
        talks[transcript.id] = heard.digest
        words += len(transcript.text.split()) if heard.anew else 0
        progress(Done(len(talks), total, words))
    return talks


def _join(spool: corpus.Spool, who: identity.People, replay: corrections.Replay, builder: graph.Builder) -> None:
    """Bring what each talk says into one graph, once it is settled who is who."""
    who.settle()
    for understanding in spool:
        builder.add(replay(who.named(understanding)))


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


class _Readings:
    """Read one file after the other, each when its turn comes; what cannot be read fails alone."""

    def __init__(self, known: Iterable[tuple[Path, str, read.About]]) -> None:
        self._known = known
        self.notes: list[str] = []
        self.failed: list[str] = []

    def __iter__(self) -> Iterator[Transcript]:
        for path, name, about in self._known:
            try:
                transcript = read.read(path, id=name, about=about)
            except InputError as error:
                self.failed.append(str(error))
            else:
                self.notes += transcript.notes
                yield transcript
