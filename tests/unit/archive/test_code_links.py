"""Which results have code, and which of it is official."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.ingest.clean.code_addresses import is_titled_official
from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.store.queries.boards import Boards

Importer = Callable[..., Any]
SITE = "https://github.com/"


@pytest.mark.parametrize(
    ("title", "is_official"),
    [
        ("Official", True),
        ("official", True),
        ("Official: Code to be updated soon", True),
        ("Detectron (Official Version)", True),
        ("Non Official", False),
        ("non-official", False),
        ("Unofficial", False),
        ("Not official", False),
        ("huggingface/pytorch-image-models", False),
    ],
)
def test_a_link_is_official_where_its_title_says_so(title: str, is_official: bool) -> None:
    assert is_titled_official(LinkText(title, SITE)) is is_official


def code_of(importing: Importer, database: Path, *links: Any, **sections: Any) -> Any:
    """Return the code of a result with these links, and whether it is official."""
    row = {"model_name": "m", "metrics": {"A": "1"}, "paper_title": "One", "code_links": links}
    sota = {"metrics": [], "rows": [row]}
    importing(evaluations=[{"task": "T", "datasets": [{"dataset": "D", "sota": sota}]}], **sections)
    (found,) = Boards(database).board("t-on-d").rows
    return [tuple(link) for link in found.code], found.has_official_code


@pytest.mark.parametrize("said", ["NOT FOUND", "none", "v0.19.0", "test_weight.pth"])
def test_what_is_no_address_is_no_code(importing: Importer, database: Path, said: str) -> None:
    links = [{"title": said, "url": ""}, {"title": "Official", "url": said}]
    assert code_of(importing, database, *links) == ([], False)
    with sqlite3.connect(database) as opened:
        query = "SELECT field, action, count FROM defect WHERE problem LIKE 'text that is not%'"
        assert opened.execute(query).fetchall() == [("code_links", "skipped", 2)]


def test_an_address_is_found_among_other_text(importing: Importer, database: Path) -> None:
    links = [
        {"title": "Code", "url": f"({SITE}a/b"},
        {"title": f"[ELMo]({SITE}c/d)", "url": ""},
        {"title": "", "url": "github.com/e/f"},
    ]
    found, _ = code_of(importing, database, *links)
    assert [url for _, url in found] == [f"{SITE}a/b", f"{SITE}c/d", "github.com/e/f"]


def test_a_row_is_official_by_the_title_of_its_own_link(
    importing: Importer, database: Path
) -> None:
    link = {"title": "official", "url": f"{SITE}a/b"}
    assert code_of(importing, database, link) == ([("official", f"{SITE}a/b")], True)


def paper_with(repository: str, is_official: bool = True) -> dict[str, Any]:
    """Return a paper with a link to a repository, as sections of an archive."""
    page = "https://paperswithcode.com/paper/one"
    link = {"paper_url": page, "repo_url": repository, "is_official": is_official}
    return {"papers": [{"paper_url": page, "title": "One"}], "links": [link]}


def test_official_code_of_the_paper_comes_with_its_address(
    importing: Importer, database: Path
) -> None:
    other = {"title": "Other", "url": f"{SITE}c/d"}
    found = code_of(importing, database, other, **paper_with(f"{SITE}a/b"))
    assert found == ([("Official", f"{SITE}a/b"), ("Other", f"{SITE}c/d")], True)


def test_the_official_repository_stands_once(importing: Importer, database: Path) -> None:
    own = {"title": "Code", "url": "http://www.github.com/A/b/"}
    found = code_of(importing, database, own, **paper_with(f"{SITE}a/B"))
    assert found == ([("Code", "http://www.github.com/A/b/")], True)


def test_code_of_others_makes_no_row_official(importing: Importer, database: Path) -> None:
    assert code_of(importing, database, **paper_with(f"{SITE}a/b", False)) == ([], False)


def test_a_link_file_of_no_addresses_has_no_repositories(
    importing: Importer, database: Path
) -> None:
    assert code_of(importing, database, **paper_with("NOT FOUND")) == ([], False)
    with sqlite3.connect(database) as opened:
        assert opened.execute("SELECT count(*) FROM repository").fetchone() == (0,)
