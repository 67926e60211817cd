"""Building the index: by two processes or one, of small archives, and asked by many threads."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.domain.refs import Kind
from pwc_tui.search.build import builder as build
from pwc_tui.search.build import keywords as build_keywords
from pwc_tui.search.build import papers as paper_words
from pwc_tui.search.build import related as build_related
from pwc_tui.search.build import title_forms
from pwc_tui.search.build.builder import build_index
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.engine.scoring import Cancelled
from pwc_tui.search.index import corpus_build as corpus
from pwc_tui.search.index import postings
from pwc_tui.search.index import vocabulary_build as build_vocabulary
from pwc_tui.search.index.layout import FILES, RELATED
from pwc_tui.search.lists.all_kinds import FederatedSearch
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.spill import array_builder as gathered
from pwc_tui.spill import array_file as spool
from pwc_tui.spill import external_sort as sorting
from pwc_tui.store.queries import table_scan as scan
from pwc_tui.store.queries.cards import Cards
from pwc_tui.system import subprocesses as processes


def _is_same(one: Path, other: Path) -> bool:
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in FILES)


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where to build an index as of a large archive."""
    monkeypatch.setattr(build, "_WORTH_A_PROCESS", 0)
    return tmp_path / "other"


def test_two_processes_write_what_one_writes(
    database: Path, folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "write_names", None)  # which this process would call
    build_index(database, other)
    assert _is_same(folder, other)


def test_where_there_can_be_no_second_process_one_writes_all(
    database: Path, folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    build_index(database, other)
    assert _is_same(folder, other)


def test_a_second_process_that_hangs_is_not_waited_for(
    database: Path, folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_PROGRAM", "import time; time.sleep(600)")
    monkeypatch.setattr(build, "_PATIENCE_SECONDS", 0.1)
    build_index(database, other)
    assert _is_same(folder, other)


_AT_ONCE = (
    (scan, "_ROWS_AT_ONCE"),
    (spool, "_AT_ONCE"),
    (gathered, "_COLLECTED_AT_ONCE"),
    (sorting, "_SORTED_AT_ONCE"),
    (postings, "_MOVED_AT_ONCE"),
    (build_vocabulary, "_TERMS_AT_ONCE"),
    (corpus, "_TEXTS_AT_ONCE"),
    (title_forms, "_TITLES_AT_ONCE"),
    (paper_words, "_TITLES_AT_ONCE"),
    (paper_words, "_LINKS_AT_ONCE"),
    (build_keywords, "_PAPERS_AT_ONCE"),
    (build_related, "_ROWS_AT_ONCE"),
)
"""What is in memory at a time, in so many things that no small archive fills it."""


@pytest.mark.parametrize("at_once", [7, 100])
def test_what_is_built_in_parts_is_the_same(
    database: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    for module, name in _AT_ONCE:
        monkeypatch.setattr(module, name, at_once)
    build_index(database, tmp_path / "parts")
    assert _is_same(folder, tmp_path / "parts")
    assert (folder / RELATED).read_bytes() == (tmp_path / "parts" / RELATED).read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_process_that_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_END_SECONDS", 0.1)
    code = "signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(600)"
    stubborn = subprocess.Popen(
        [sys.executable, "-c", f"import signal, time; {code}"], stdout=subprocess.PIPE
    )
    with stubborn:
        assert stubborn.stdout is not None
        stubborn.stdout.readline()
        processes.end(stubborn)
    assert stubborn.returncode == -signal.SIGKILL


def test_one_paper_without_authors_and_results_is_found(lonely_database: Path) -> None:
    folder = lonely_database.with_name("index")
    build_index(lonely_database, folder)
    engine = SearchEngine.open(folder)
    assert list(engine.search("lonley").ids) == [1]
    assert list(engine.search("author nobody").ids) == []
    names = NameIndex.open(folder, lonely_database)
    assert names.find("someone", [Kind.AUTHOR]) == []
    assert [group.kind for group in FederatedSearch(engine, names).groups("machine translation")]
    lists = PaperLists(engine, Cards(lonely_database), lambda: names)
    assert list(lists.list(ListRequest(words="task:translation")).ids) == [1]


_QUERIES = (
    "attention is all",
    "emotoin recognition",
    "deep residual",
    "graph neural network",
    "meld",
    "a",
    "the",
    "深度学习",
    "wmt14",
)


def test_threads_get_the_same_answers_while_others_give_up(database: Path, folder: Path) -> None:
    engine = SearchEngine.open(folder)
    names = NameIndex.open(folder, database)
    expected = {text: _answers(engine, names, text) for text in _QUERIES}
    engine, names = SearchEngine.open(folder), NameIndex.open(folder, database)

    def ask(place: int) -> bool:
        text = _QUERIES[place % len(_QUERIES)]
        if place % 3 == 0:
            patience = iter(range(place % 4))
            try:
                engine.search(text, is_cancelled=lambda: next(patience, None) is None)
            except Cancelled:
                return True
        return _answers(engine, names, text) == expected[text]

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(ask, range(200)))


def _answers(engine: SearchEngine, names: NameIndex, text: str) -> list[object]:
    answer = engine.all_matching(text)
    hits = names.find(text, [Kind.TASK, Kind.AUTHOR, Kind.DATASET])
    return [list(answer.ids), answer.terms, list(engine.search(text).ids), hits]


def test_the_answer_for_all_papers_is_kept_until_the_next_one(folder: Path) -> None:
    engine = SearchEngine.open(folder)
    first = engine.all_matching("attention")
    assert engine.all_matching("attention") is first
    assert list(engine.all_matching("deep").ids) == list(engine.search("deep").ids)
    assert engine.all_matching("attention") is not first
