"""Knowledge graphs from talks: raw captions in, people, papers, methods and how they relate out."""

from collections.abc import Iterable
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
    catalog_files: Iterable[str | Path] = (),
    builtin_catalog: bool = True,
    corrections_files: Iterable[str | Path] | None = None,
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
    Talks that cannot be read are left out where others can. With `jobs` above 1 a script needs the usual `if __name__ == "__main__":`.

    Raises:
        KgError: What the user can mend; the message says how.
    """
    from kg import pipeline

    inputs = [paths] if isinstance(paths, str | Path) else paths
    return pipeline.build(
        [Path(path) for path in inputs],
        catalog_files=[Path(path) for path in catalog_files],
        builtin_catalog=builtin_catalog,
        corrections_files=None if corrections_files is None else [Path(path) for path in corrections_files],
        keep_text=keep_text,
        min_confidence=min_confidence,
        jobs=jobs,
        cluster=cluster,
        model=model,
        cache=Path(cache) if cache is not None else None,
    ).graph


def show(graph: "nx.MultiDiGraph", *, height: int = 640) -> "Frame":
    """Show the page of a graph in a notebook, so many pixels high, as the value of a cell."""
    from kg.export import notebook

    return notebook.frame(graph, height=height)
