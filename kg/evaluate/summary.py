"""What holds of several talks: the means of their figures, and all of them counted together."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from statistics import fmean

from kg.evaluate.report import Report


@dataclass(frozen=True, slots=True)
class JudgedTalk:
    """Hold what was found of a talk; one that taught the weights flatters them."""

    name: str
    taught: bool
    report: Report


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold the talks one by one, and counted together as if they were one."""

    talks: tuple[JudgedTalk, ...]
    together: Report

    def mean(self, *, taught: bool) -> dict[str, float] | None:
        """Return the mean of each headline figure over the talks that taught the weights, or over the others; None without any."""
        headlines = [talk.report.headline for talk in self.talks if talk.taught == taught]
        return {name: fmean(each[name] for each in headlines) for name in headlines[0]} if headlines else None


def summarise(reports: Mapping[str, Report], *, taught: Collection[str] = ()) -> Summary:
    """Sum up what was found of talks, one or more, by their names; `taught` names those that taught the weights."""
    talks = tuple(JudgedTalk(name, name in taught, report) for name, report in reports.items())
    return Summary(talks, reduce(add, reports.values()))
