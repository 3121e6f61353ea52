"""`kg correct relation`: put right how things relate."""

from typing import Annotated

import typer

from kg.cli.arguments import one_of
from kg.cli.correcting import HERE, Desk, File, Graph, Line, Reason, Talk
from kg.ontology import Polarity, RelationType

FIRMNESS = ", ".join(Polarity)

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Subject = Annotated[str, typer.Argument(metavar="SUBJECT", show_default=False, help="A thing: its name, or its id.")]
Object = Annotated[str, typer.Argument(metavar="OBJECT", show_default=False, help="The thing it relates to: its name, or its id.")]
Relation = Annotated[
    RelationType,
    typer.Argument(metavar="RELATION", **one_of(RelationType), show_default=False, help="AUTHORED, USES, IS_A …; the README lists all."),
]


@app.callback()
def relation() -> None:
    """Add a relation, remove one, or say how firmly it is stated.

    \b
    Example:
      kg correct relation remove "Ilya Sutskever" SUPPORTS Apple --graph output
    """


@app.command()
def add(
    subject: Subject,
    relation: Relation,
    object_: Object,
    talk: Annotated[str, typer.Option("--talk", metavar="ID", help="The talk that says it.")],
    line: Annotated[int, typer.Option("--line", min=1, metavar="N", help="The line that the words begin on.")],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="The words that say it.")],
    polarity: Annotated[
        Polarity, typer.Option("--polarity", metavar="POLARITY", **one_of(Polarity), help=f"How firmly they do: {FIRMNESS}.")
    ] = Polarity.ASSERTED,
    subject_words: Annotated[
        str | None, typer.Option("--subject-words", metavar="WORDS", help='What stands for the subject, as "he" does, if not its name.')
    ] = None,
    object_words: Annotated[
        str | None, typer.Option("--object-words", metavar="WORDS", help="What stands for the object, if not its name.")
    ] = None,
    reason: Reason = None,
    graph: Graph = None,
    file: File = HERE,
) -> None:
    """Add a relation, with the words that say it.

    \b
    Example:
      kg correct relation add "Geoffrey Hinton" AUTHORED alexnet-paper --talk lex-94 --line 80 --words "hinton of the famed alex ned paper"
    """
    from kg.corrections import AddRelation

    desk = Desk(file, graph)
    desk.talk(talk)
    one, other = desk.relatable(subject, relation, object_)
    added = AddRelation(one, relation, other, talk, line, words, polarity, subject_words, object_words, reason)
    desk.demand_words(added)
    desk.write(added)


@app.command()
def remove(
    subject: Subject, relation: Relation, object_: Object,
    talk: Talk = None, line: Line = None, reason: Reason = None, graph: Graph = None, file: File = HERE,
) -> None:  # fmt: skip
    """Say that two things do not relate so.

    \b
    Example:
      kg correct relation remove "Ilya Sutskever" SUPPORTS Apple --graph output
    """
    from kg.corrections import RemoveRelation

    desk = Desk(file, graph)
    one, other = desk.related(subject, relation, object_)
    desk.write(RemoveRelation(one, relation, other, desk.talk(talk), line, reason))


@app.command()
def polarity(
    subject: Subject, relation: Relation, object_: Object,
    polarity: Annotated[
        Polarity, typer.Argument(metavar="POLARITY", **one_of(Polarity), show_default=False, help=f"One of {FIRMNESS}.")
    ],
    talk: Talk = None, line: Line = None, reason: Reason = None, graph: Graph = None, file: File = HERE,
) -> None:  # fmt: skip
    """Say how firmly a relation is stated.

    \b
    Example:
      kg correct relation polarity AlexNet USES Dropout negated --graph output --reason "they say it does not"
    """
    from kg.corrections import SetPolarity

    desk = Desk(file, graph)
    one, other = desk.related(subject, relation, object_)
    desk.write(SetPolarity(one, relation, other, polarity, desk.talk(talk), line, reason))
