"""Things with odd names, with no papers and with thousands, as the commands tell of them."""

import json
from pathlib import Path

import pytest

from tests.cli.import_forks import Forks
from tests.odd_archive import CROWD, LONG

NAMES = ("[/]", "..", LONG.strip())


@pytest.mark.parametrize("kind", ["task", "dataset", "method", "author", "venue"])
def test_what_is_called_oddly_is_found_and_told(forks: Forks, odd_db: Path, kind: str) -> None:
    for name in NAMES:
        done = forks(kind, name, "--json", "--db", str(odd_db))
        assert done["status"] == 0, done["err"]
        page = json.loads(done["out"])
        assert (page["kind"], page["name"]) == (kind, name)
        assert page["papers"][0]["id"].startswith("odd-")
    told = forks(kind, "[/]", "--db", str(odd_db))
    assert told["status"] == 0, told["err"]
    assert told["out"].startswith("[/]")


CROWDS = {
    "task": "Crowd",
    "method": "Crowd",
    "author": "Crowd Author",
    "venue": "Crowd 2020",
}


@pytest.mark.parametrize("kind", CROWDS)
def test_all_of_many_papers_are_counted(forks: Forks, odd_db: Path, kind: str) -> None:
    name = CROWDS[kind]
    page = json.loads(forks(kind, name, "--json", "--db", str(odd_db))["out"])
    assert page["paper_count"] == sum(page["papers_per_year"].values()) == CROWD
    assert len(page["papers"]) == 20


@pytest.mark.parametrize("kind", CROWDS)
def test_all_of_many_papers_are_listed_and_narrowed(forks: Forks, odd_db: Path, kind: str) -> None:
    clause = f'{kind}:"{CROWDS[kind]}"'
    lines = ("--limit", str(2 * CROWD), "--format", "{id}", "--db", str(odd_db))
    everything = forks("search", clause, *lines)
    assert everything["status"] == 0, everything["err"]
    assert len(set(everything["out"].splitlines())) == CROWD
    narrowed = forks("search", f"{clause} year:1990", *lines)
    assert len(narrowed["out"].splitlines()) == CROWD // 30


@pytest.mark.parametrize("kind", ["dataset", "method"])
def test_what_has_no_paper_says_so(forks: Forks, odd_db: Path, kind: str) -> None:
    done = forks(kind, "unused", "--db", str(odd_db))
    assert done["status"] == 0
    assert "none in this archive" in done["out"]


def test_odd_things_are_listed_and_filtered(forks: Forks, odd_db: Path) -> None:
    everything = forks("datasets", "--json", "--db", str(odd_db))
    assert {"[/]", "..", LONG.strip()} < {
        each["name"] for each in json.loads(everything["out"])["datasets"]
    }
    filtered = forks("datasets", "--modality", "[/]", "--json", "--db", str(odd_db))
    assert [each["name"] for each in json.loads(filtered["out"])["datasets"]] == ["[/]"]
    methods = forks("methods", "--collection", "..", "--json", "--db", str(odd_db))
    assert ".." in {each["name"] for each in json.loads(methods["out"])["methods"]}
