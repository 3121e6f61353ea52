"""Judge the whole: every talk with a gold graph by models that have not learned from it, and what each part adds.

    python -m train.report ../shared ANNOTATED docs

Writes evaluation.md.

The forests are grown anew without the talk that is judged; the encoder has learned from none of these talks. Of the talks kept for
scoring nothing is shown but totals.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import TypeVar

import numpy as np

from kg import catalog, graph, identity, read, understand
from kg.evaluate import Report, Score, calibrate, evaluate
from kg.evaluate.suite import SuiteTalk, load_suite
from kg.evaluate.summary import JudgedTalk, Summary, summarise
from kg.understand.forest import Forest, Rows
from kg.understand.verdict import COLUMNS
from train import gold, mentions, relations

Line = Sequence[str]
T = TypeVar("T")
NAME = (
    "words", "letters", "rarest", "commonest", "unheard of", "ordinary", "capital", "cased", "joined", "plural", "rivals", "needs context",
)  # fmt: skip
SOUND = ("alike", "bones", "words apart", "first", "last", "best rival alike")
HEARD = ("heard as type", "heard", "near", "near another", "over heard")
COMPANY = (
    "company", "neighbours", "neighbours each", "spelled", "echoes", "ties", "rival company", "likely", "lead",
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """Name a part of the program, the kinds of candidates it brings, and what it lets one know of them."""

    title: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...]


STEPS = (
    Step("catalog alone", ("free", "context"), NAME),
    Step("+ sound", ("free", "context", "sound"), (*NAME, *SOUND)),
    Step("+ model's mentions", ("free", "context", "sound", "unknown"), (*NAME, *SOUND, *HEARD)),
    Step("+ company in the talk", ("free", "context", "sound", "unknown"), (*NAME, *SOUND, *HEARD, *COMPANY)),
)


@dataclass(frozen=True)
class Only:
    """Let trees speak of some kinds of candidates, and refuse all others."""

    forest: Forest
    kinds: tuple[str, ...]

    def logits(self, rows: Rows) -> np.ndarray:
        """Return what `Forest.logits` returns."""
        allowed = rows[:, [COLUMNS.index(kind) for kind in self.kinds]].any(1)
        return np.where(allowed, self.forest.logits(rows), -30.0)


def grow(talks: Sequence[mentions.Talk], step: Step) -> Only:
    """Return the trees for the mentions, with the parts of the program up to a step alone."""
    known = [at for at, name in enumerate(COLUMNS) if name in (*step.columns, *step.kinds) or name[0].isupper()]
    hidden = np.setdiff1d(np.arange(len(COLUMNS)), known)
    some = []
    for talk in talks:
        kept = talk.rows[:, [COLUMNS.index(kind) for kind in step.kinds]].any(1)
        rows = talk.rows[kept].copy()
        rows[:, hidden] = 0
        some.append(replace(talk, rows=rows, labels=[label for label, here in zip(talk.labels, kept, strict=True) if here]))
    return Only(mentions.fit_verdict(some), step.kinds)


class Judge:
    """Judge talks by models that have not learned from them."""

    def __init__(self, shared: Path, folder: Path) -> None:
        """Gather what the models learn from."""
        self._suite = load_suite(shared)
        self._catalog = catalog.load()
        self._nlp = understand.load(self._catalog)
        make = mentions.Talks(self._catalog.entities)
        self._annotated = mentions.annotated(folder, self._catalog.entities)
        self._golds = {name: gold.load(shared, name) for name in gold.TALKS}
        self._mentions = {name: make.of_gold(talk) for name, talk in self._golds.items()}
        self._pieces = [*relations.annotated(folder), *relations.drawn(folder, understand.load(self._catalog, relate=False))]

    def reports(self, step: Step) -> dict[str, Report]:
        """Return what is found of each talk with the parts of the program up to a step."""
        self._verdicts = {name: self._grown(name, step) for name in (*self._golds, None)}
        claims = {name: self._gold_claims(name) for name in self._golds}
        forests = {name: relations.fit_claims([*self._pieces, *_without(claims, name)]) for name in (*self._golds, None)}
        return {talk.name: self._report(talk, forests) for talk in self._suite}

    def _grown(self, name: str | None, step: Step) -> Only:
        return grow([*self._annotated, *_without(self._mentions, name)], step)

    def _gold_claims(self, name: str) -> relations.Talk:
        self._nlp.get_pipe("kg_mentions")._verdict = self._verdicts[name]
        return relations.of_gold(self._golds[name], self._nlp)

    def _report(self, talk: SuiteTalk, forests: Mapping[str | None, Forest]) -> Report:
        name = talk.name if talk.name in self._golds else None
        self._nlp.get_pipe("kg_mentions")._verdict = self._verdicts[name]
        self._nlp.get_pipe("kg_relations")._verdict = forests[name]
        understood = understand.understand(self._nlp, read.read(talk.transcript))
        people = identity.People()
        people.hear(understood.transcript.id, identity.told(understood, self._catalog))
        people.settle()
        built, _ = graph.build([people.named(understood)], catalog=self._catalog.digest, keep_text=False)
        print(talk.name, file=sys.stderr)
        return evaluate(built, talk.gold, lines=talk.lines)


def _without(talks: Mapping[str, T], name: str | None) -> list[T]:
    return [talk for other, talk in talks.items() if other != name]


def document(steps: Mapping[str, Summary]) -> str:
    """Return the document that holds the figures."""
    *_, whole = steps.values()
    titles = ("talk", "entity P", "R", "F1", "relation P", "R", "F1")
    return "\n".join([
        "# How right the graphs are", "", "Written by `make train`; weights: " + understand.weights_digest(), "",
        "Each talk is judged by models that have not learned from it: the encoder has read none of them annotated, and the forests that",
        "decide on mentions and claims are grown anew without the talk. The talks kept for scoring were never looked at.", "",
        *_table(titles, [*map(_of_talk, whole.talks), *_means(whole)]), "",
        "## What each part adds", "", *_table(("up to", "entity F1, kept", "others", "relation F1, kept", "others"), [
            (title, *(_share(_mean(summary, kept, name)) for name in ("entity_f1", "relation_f1") for kept in (True, False)))
            for title, summary in steps.items()]), "",
        "## By type, all talks together", "", *_table(("type", "P", "R", "F1", "required"), _by_type(whole.together.entities.by_type)), "",
        *_table(("relation", "P", "R", "F1", "required"), _by_type(whole.together.relations.by_type)), "",
        "## Confidence of relations against the share that is right", "",
        *_table(("confidence", "relations", "says", "right"), _bands(whole)), "",
    ])  # fmt: skip


def _table(titles: Line, rows: Sequence[Line]) -> list[str]:
    return [f"| {' | '.join(each)} |" for each in (titles, ["---"] * len(titles), *rows)]


def _share(value: float) -> str:
    return f"{value:.3f}"


FIGURES = ("entity_precision", "entity_recall", "entity_f1", "relation_precision_typed", "relation_recall", "relation_f1")


def _of_talk(talk: JudgedTalk) -> Line:
    return (talk.name, *(_share(talk.report.headline[name]) for name in FIGURES))


def _means(summary: Summary) -> list[Line]:
    titles = ((True, "mean of those kept for scoring"), (False, "mean of the others"))
    return [(title, *(_share(_mean(summary, kept, name)) for name in FIGURES)) for kept, title in titles]


def _mean(summary: Summary, kept: bool, name: str) -> float:
    return fmean(talk.report.headline[name] for talk in summary.talks if talk.taught != kept)


def _by_type(scores: Mapping[str, Score]) -> list[Line]:
    return [
        (str(kind), _share(score.precision), _share(score.recall), _share(score.f1), str(score.required))
        for kind, score in sorted(scores.items(), key=lambda each: -each[1].required)
    ]


def _bands(summary: Summary) -> list[Line]:
    found = calibrate(summary.together.relations.claims)
    rows = [(f"{band.low:.1f}-{band.high:.1f}", str(band.number), _share(band.confidence), _share(band.right)) for band in found.bands]
    return [*rows, ("expected calibration error", str(found.whole.number), "", _share(found.error))]


def main(shared: Path, folder: Path, docs: Path) -> None:
    """Write the document to a folder."""
    judge = Judge(shared, folder)
    steps = {step.title: summarise(judge.reports(step), taught=gold.TALKS) for step in STEPS}
    (docs / "evaluation.md").write_text(document(steps), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
