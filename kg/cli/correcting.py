"""What the commands that write corrections share: their options, names looked up in a graph, the file written."""

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import one_of, open_stored, path_of
from kg.errors import CorrectionError, InputError
from kg.export.place import is_folder
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    from kg.corrections import AddRelation, Correction
    from kg.model import Entity
    from kg.query import Stored

HERE = Path()

Thing = Annotated[str, typer.Argument(metavar="THING", show_default=False, help="A thing: its name, or its id.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", show_default=False, help="The other thing: its name, or its id.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", show_default=False, help="Words as they are spoken.")]
File = Annotated[
    Path,
    typer.Option(
        "--in", metavar="FILE", parser=path_of, help="The file of corrections, or the folder of talks whose corrections.toml it is."
    ),
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; it stands in the graph, too.")]
Graph = Annotated[Path | None, typer.Option("--graph", metavar="GRAPH", parser=path_of, help="Look names up in this graph.")]
Talk = Annotated[str | None, typer.Option("--talk", metavar="ID", help="In this talk alone.")]
Line = Annotated[int | None, typer.Option("--line", min=1, metavar="N", help="On this line of the talk alone.")]
Kind = Annotated[
    EntityType | None,
    typer.Option("--type", metavar="TYPE", **one_of(EntityType), help=f"What it is, where no catalog knows it: {', '.join(EntityType)}."),
]


def _file_of(path: Path) -> Path:
    """Return the file of corrections that is meant, which need not be there yet.

    Raises:
        CorrectionError: It would be one that nobody takes for such, where a folder was meant.
    """
    from kg.corrections.file import NAME

    if is_folder(path):
        return path / NAME
    if path.suffix != ".toml" and not os.path.lexists(path):
        raise CorrectionError(f"{path}: no such folder; check its name, or give a file of corrections, whose name ends in .toml")
    return path


class Desk:
    """Take names as they are typed, or look them up in a graph if one is given, and write corrections."""

    def __init__(self, file: Path, graph: Path | None = None) -> None:
        """Take the file of corrections, or the folder it lies in, and the graph's place."""
        self.file = _file_of(file)
        self._graph = graph

    @cached_property
    def graph(self) -> "Stored | None":
        """Return the graph, if one was given."""
        return None if self._graph is None else open_stored(self._graph)

    @cached_property
    def entities(self) -> "Mapping[str, Entity]":
        """Return the things of the built-in catalog."""
        from kg import catalog

        return catalog.load().entities

    def known(self) -> "Mapping[str, Entity]":
        """Return the things of the catalog, and those of the graph that it does not know."""
        from kg.model import Entity

        nodes = () if self.graph is None else self.graph.nodes
        heard = {node["id"]: Entity(node["id"], node["name"], EntityType(node["type"]), known=False) for node in nodes}
        return heard | dict(self.entities)

    def thing(self, text: str) -> str:
        """Return the id of a thing of the graph.

        Raises:
            QueryError: Nothing is called so, or several things are.
        """
        from kg.query import resolve

        return text if self.graph is None else resolve(self.graph, text)

    def related(self, subject: str, relation: RelationType, object_: str) -> tuple[str, str]:
        """Return the ids of two things that the graph relates so.

        Raises:
            QueryError: There are no such two, or several.
        """
        from kg.query import related

        return (subject, object_) if self.graph is None else related(self.graph, subject, relation, object_)

    def relatable(self, subject: str, relation: RelationType, object_: str) -> tuple[str, str]:
        """Return the ids of two things of the graph that may be related so, by their types.

        Raises:
            QueryError: Nothing is called so, several things are, or those that are cannot be related so.
        """
        from kg.query import relatable

        return (subject, object_) if self.graph is None else relatable(self.graph, subject, relation, object_)

    def target(self, text: str) -> str:
        """Return the id of a thing of the graph, or what was typed: the catalog knows it, or it is new.

        Raises:
            QueryError: Several things of the graph are called so, or are called almost so and the catalog does not know it.
        """
        from kg.query import find, resolve

        if self.graph is None or text in self.graph.things or text in self.entities:
            return text
        alike = find(self.graph, text, limit=1)
        named = any(text == entity.name for entity in self.entities.values())
        if not alike or (named and not alike[0].is_whole):
            return text
        return resolve(self.graph, text)

    def type(self, id_: str) -> EntityType | None:
        """Return what a thing is that is in the graph and in no catalog, so that it is known without this graph, too."""
        node = None if self.graph is None else self.graph.things.get(id_)
        return EntityType(node["type"]) if node and not node["known"] else None

    def talk(self, id_: str | None) -> str | None:
        """Return the id of a talk of the graph.

        Raises:
            CorrectionError: There is none of that id.
        """
        if id_ is not None and self.graph is not None and id_ not in self.graph.talks:
            raise CorrectionError(f"{self._graph}: no talk {id_!r}; there are {', '.join(self.graph.talks)}")
        return id_

    def demand_words(self, said: "AddRelation") -> None:
        """Demand that its talk, where the graph holds the text of that, has the words of a relation.

        Raises:
            CorrectionError: It has not.
        """
        text = None if self.graph is None else self.graph.talks[said.talk].get("text")
        if text:
            from kg import corrections, read

            # Whatever file they were, the lines read as text are the same words on the same lines.
            lines = "\n".join(text).encode(errors="replace")
            with suppress(InputError):  # what is no talk by itself is for the next build to tell of
                corrections.demand_words(said, read.transcript(read.File(Path(said.talk), said.talk, read.NOTHING, lines)))

    def write(self, correction: "Correction") -> None:
        """Add a correction to the file, whole or not at all, and say so; one that stands there, for whatever reason, is not added again.

        Raises:
            CorrectionError: It, or what stands there, is not in the form, or contradicts another.
            OutputError: The file cannot be written.
        """
        from kg import corrections
        from kg.export.atomic import write_text

        before = corrections.read(self.file) if os.path.exists(self.file) else ""
        same = (each for each in corrections.parse(before, str(self.file)) if each.says(correction))
        if there := next(same, None):
            console.say(f"{there.place}: {corrections.describe(correction)} is already there")
            return
        text = corrections.added(before, correction)
        corrections.Replay(corrections.parse(text, str(self.file)), self.entities)  # refuses what the next build would refuse
        write_text(self.file, [text])
        console.say(f"{self.file}: {corrections.describe(correction)}")
