"""Which methods and datasets are advertisements: what the files tell of them, weighed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pwc_tui.domain.spam import CROWD, Suspect, judge
from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.ingest.registries.datasets import Dataset, DatasetDetails, Datasets
from pwc_tui.ingest.registries.tasks_and_methods import Method, MethodFacts, Methods
from pwc_tui.ingest.report.ledger import Ledger


def hidden_methods(methods: Methods, paper_counts: Sequence[int], ledger: Ledger) -> list[str]:
    """Return why each method is hidden, "" for those that are not, and note it in the ledger.

    `paper_counts` are the papers that use each, without those that are said to use a crowd.
    """
    crowds = _crowds(facts.paper for facts in methods.facts())
    return [
        _verdict(method, _method(method, facts, count, crowds), ledger)
        for method, facts, count in zip(methods.all(), methods.facts(), paper_counts, strict=True)
    ]


def hidden_datasets(datasets: Datasets, board_counts: Sequence[int], ledger: Ledger) -> list[str]:
    """Return the same of all datasets; `board_counts` are the leaderboards on each."""
    everyone = zip(datasets.all(), datasets.details(), board_counts, strict=True)
    return [
        _verdict(dataset, _dataset(dataset, details, count), ledger)
        for dataset, details, count in everyone
    ]


def _crowds(papers: Iterable[LinkText | None]) -> frozenset[LinkText]:
    counts = Counter(paper for paper in papers if paper)
    return frozenset(paper for paper, count in counts.items() if count > CROWD)


def _method(
    method: Method, facts: MethodFacts, paper_count: int, crowds: frozenset[LinkText]
) -> Suspect:
    is_in_crowd = facts.paper in crowds
    return Suspect(
        method.name,
        facts.description or "",
        is_used=paper_count > 0,
        has_source=facts.paper is not None and not is_in_crowd,
        is_in_crowd=is_in_crowd,
        has_year=facts.introduced_year is not None,
        stated_papers=facts.stated_paper_count,
    )


def _dataset(dataset: Dataset, details: DatasetDetails, board_count: int) -> Suspect:
    """Say what is known of a dataset. Many datasets of one paper are no crowd: benchmarks do so."""
    texts = details.texts
    return Suspect(
        dataset.name,
        texts.get("description") or "",
        is_used=board_count > 0,
        has_source=details.paper is not None or bool(texts.get("homepage")),
        has_year=bool(texts.get("introduced_date")),
        stated_papers=dataset.paper_count,
    )


def _verdict(thing: Method | Dataset, suspect: Suspect, ledger: Ledger) -> str:
    because = judge(suspect).because
    if because and thing.is_listed:
        ledger.record = thing.record
        ledger.hide("advertisement", "name", thing.name)
    return because
