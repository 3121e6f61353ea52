"""The page in a notebook: a frame that holds all of it, so nothing is written beside the notebook and it shows without kg."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.export import FORMATS

if TYPE_CHECKING:
    import networkx as nx

HEIGHT = 640  # pixels
MAY = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"  # but touch nothing of the notebook


@dataclass(frozen=True)
class Frame:
    """Hold a page that a notebook shows where this is the value of a cell."""

    page: str = field(repr=False)
    height: int = HEIGHT

    def _repr_html_(self) -> str:
        """Return what a notebook asks for."""
        held = self.page.replace("&", "&amp;").replace("'", "&#39;")
        style = f"width: 100%; height: {self.height}px; border: 0"
        return f"<iframe title='Knowledge graph' sandbox='{MAY}' allow='clipboard-write' style='{style}' srcdoc='{held}'></iframe>"


def frame(graph: nx.MultiDiGraph, *, height: int = HEIGHT) -> Frame:
    """Return the graph's page for a notebook, so many pixels high."""
    return Frame("".join(FORMATS["html"].render(graph)), height)
