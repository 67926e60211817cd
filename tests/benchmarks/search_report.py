"""The tables of `search_quality`."""

from collections.abc import Sequence
from dataclasses import dataclass

from figures import p50, p95
from goals import Goal
from search_answers import Answered, NameAnswered, Quality

from pwc_tui.domain.refs import Kind


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One line of the table of classes; times are milliseconds."""

    name: str
    quality: Quality
    p50: float
    p95: float
    worst: float

    def line(self) -> str:
        """Return the line."""
        return (
            f"{self.name:22} {self.quality.count:5} {self.quality.mrr:7.3f} "
            f"{self.quality.recall:7.3f} {self.p50:7.1f} {self.p95:7.1f} {self.worst:7.1f}"
        )


@dataclass(frozen=True, slots=True)
class NameRow:
    """One line of the table of names: parts that are among the first three."""

    kind: Kind
    count: int
    clean: float
    mistyped: float

    def line(self) -> str:
        """Return the line."""
        return f"{self.kind:22} {self.count:5} {self.clean:7.3f} {self.mistyped:7.3f}"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured."""

    papers: int
    seed: int
    classes: tuple[ClassRow, ...]
    names: tuple[NameRow, ...]
    goals: tuple[Goal, ...]
    answered_nonsense: tuple[str, ...]
    index_files: dict[str, float]
    """Megabytes by name."""


def class_rows(answers: Sequence[Answered], times: Sequence[float]) -> tuple[ClassRow, ...]:
    """Return a row per class, in the order they were asked, and one of all."""
    kinds = dict.fromkeys(answer.query.kind for answer in answers)
    rows = []
    for kind in kinds:
        of = [at for at, answer in enumerate(answers) if answer.query.kind == kind]
        rows.append(_class_row(kind, [answers[at] for at in of], [times[at] for at in of]))
    return (*rows, _class_row("all", answers, times))


def name_rows(answers: Sequence[NameAnswered]) -> tuple[NameRow, ...]:
    """Return a row per kind of names."""
    rows = []
    for kind in dict.fromkeys(answer.query.kind for answer in answers):
        of = [answer for answer in answers if answer.query.kind == kind]
        clean = sum(answer.is_found for answer in of) / len(of)
        mistyped = sum(answer.is_found_mistyped for answer in of) / len(of)
        rows.append(NameRow(kind, len(of), clean, mistyped))
    return tuple(rows)


def print_report(report: Report) -> None:
    """Print all tables."""
    print(f"{report.papers:,} papers, seed {report.seed}; times are medians of three rounds\n")
    print(
        f"{'class':22} {'n':>5} {'MRR@10':>7} {'rec@10':>7} {'p50 ms':>7} {'p95':>7} {'worst':>7}"
    )
    for row in report.classes:
        print(row.line())
    print(f"\n{'first three of names':22} {'n':>5} {'clean':>7} {'a typo':>7}")
    for name in report.names:
        print(name.line())
    print(f"\nnonsense that was answered: {', '.join(report.answered_nonsense) or 'none'}")
    sizes = (f"{name} {size:.1f}" for name, size in report.index_files.items())
    total = sum(report.index_files.values())
    print(f"index files, MB: {', '.join(sizes)}; {total:.1f} together\n")
    for goal in report.goals:
        print(goal.line())


def print_misses(answers: Sequence[Answered], names: Sequence[NameAnswered]) -> None:
    """Print every query whose paper is not the first, and every mistyped name that is not found."""
    for answer in answers:
        if answer.rank != 1:
            query = answer.query
            print(f"{query.kind:22} at {answer.rank or '-':>2}: {query.text}  |  {query.wanted}")
    for name in names:
        if not name.is_found_mistyped:
            print(f"{name.query.kind:22}      : {name.query.mistyped}  |  {name.query.wanted}")


def _class_row(name: str, answers: Sequence[Answered], times: Sequence[float]) -> ClassRow:
    quality = Quality.of([answer.rank for answer in answers])
    return ClassRow(name, quality, p50(times), p95(times), max(times))
