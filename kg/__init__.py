"""Knowledge graphs from talks: raw captions in, people, papers, methods and how they relate out."""

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from kg.export.notebook import Frame
    from kg.llm import Model

__all__ = ["__version__", "build", "show"]
__version__ = "0.1.0"


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    talks: str | Path | None = None,
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
    guests: str | Iterable[str] = (),
    host: str | None = None,
    catalog_files: str | Path | Iterable[str | Path] = (),
    builtin_catalog: bool = True,
    corrections_files: str | Path | Iterable[str | Path] | None = None,
    keep_text: bool = True,
    min_confidence: float = 0.0,
    jobs: int = 1,
    cluster: str | None = None,
    model: "Model | None" = None,
    cache: str | Path | None = None,
) -> "nx.MultiDiGraph":
    """Build the graph of one or more talks.

    The options are those of `kg build`; `cache` is a folder of your choice, which keeps what is understood of each talk for the next build.
    A `kg.llm.Model` is asked without further question.
    What `kg build` tells on standard error is a warning here: what was noticed while reading, corrections that nothing came of, and talks
    that cannot be read, which are left out where others can. With `jobs` above 1 a script needs the usual `if __name__ == "__main__":`.

    Args:
        talks: A list of what is known about each talk, CSV or JSON.
        title, date, url: What is known of one talk; the date as 2020-05-08, the address perhaps as the id of a video at YouTube.
        guests, host: Who answers, and who asks.

    Raises:
        KgError: What the user can mend; the message says how.
    """
    from kg import pipeline, read

    inputs, listed = _paths(paths), None if talks is None else Path(talks)
    said = {"title": title, "date": date, "url": url, "guests": guests if isinstance(guests, str) else list(guests), "host": host}
    about = read.given(said, inputs, listed=listed)
    built = pipeline.build(
        inputs, listed=listed, about=about, catalog_files=_paths(catalog_files), builtin_catalog=builtin_catalog,
        corrections_files=None if corrections_files is None else _paths(corrections_files), keep_text=keep_text,
        min_confidence=min_confidence, jobs=jobs, cluster=cluster, model=model, cache=None if cache is None else Path(cache),
    )  # fmt: skip
    for told in (*built.notes, *built.missed, *(f"left out: {line}" for line in built.failed)):
        warnings.warn(told, stacklevel=2)
    return built.graph


def show(graph: "nx.MultiDiGraph", *, height: int = 640) -> "Frame":
    """Show the page of a graph in a notebook, so many pixels high, as the value of a cell."""
    from kg.export import notebook

    return notebook.frame(graph, height=height)


def _paths(given: str | Path | Iterable[str | Path]) -> Sequence[Path]:
    return [Path(path) for path in ([given] if isinstance(given, str | Path) else given)]
