"""What people paste from a text: whole titles of any look, quoted ones, and citations."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.ingest.importer import import_archive
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.store.queries.cards import Cards

Finder = Callable[[str], list[str]]

_PAPERS = (
    ("深度学习 (Deep Learning)", (), ""),
    ("深度学习", (), ""),
    ("Mate-in-1 or -2 is Hard", (), ""),
    ("Remarks on -Ed Adjectives", (), ""),
    ("Ed Adjectives and Remarks", (), ""),
    ("Rain by Night", ("Ada Vass", "Bo Barto"), "2017-06-01"),
    ("Rain by Day", ("Ada Vass", "Cy Kent"), "2018-06-01"),
    ("Snow", ("Bo Barto", "Ada Vass"), "2017-06-01"),
    ("Reply to Hicks et al., 2017", ("Eva Vassen",), "2017-06-01"),
    ("Sleet", ("Di Weiß",), "2019-06-01"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    folder = tmp_path_factory.mktemp("pasted")
    records = [
        {
            "paper_url": f"https://paperswithcode.com/paper/paper-{number}",
            "title": title,
            "authors": authors,
            "date": day,
            "proceeding": "NeurIPS 2019 12" if title == "Sleet" else None,
        }
        for number, (title, authors, day) in enumerate(_PAPERS)
    ]
    (folder / "papers-with-abstracts.json").write_text(json.dumps(records), "utf-8")
    database: Path = folder / "archive.db"
    import_archive([folder], database)
    with closing(Cards(database)) as cards:
        index = index_folder(database, cards.build().build_id)
        names = NameIndex.open(index, database)
        lists = PaperLists(SearchEngine.open(index), cards, lambda: names)

        def titles(text: str) -> list[str]:
            return [card.title for card in cards.pick(lists.list(ListRequest(text)).ids)]

        yield titles


def test_a_quoted_title_of_two_scripts_is_found(found: Finder) -> None:
    assert found('"深度学习 (Deep Learning)"') == ["深度学习 (Deep Learning)"]


def test_quoted_ideographs_may_go_on(found: Finder) -> None:
    assert set(found('"深度"')) == {"深度学习 (Deep Learning)", "深度学习"}
    assert set(found('"深度学习"')) == {"深度学习 (Deep Learning)", "深度学习"}


def test_a_number_below_zero_in_a_title_is_not_left_out(found: Finder) -> None:
    assert found("Mate-in-1 or -2 is Hard")[0] == "Mate-in-1 or -2 is Hard"
    assert found("mate-in-1 or -2 is")[0] == "Mate-in-1 or -2 is Hard"


def test_a_whole_title_is_no_query(found: Finder) -> None:
    assert found("remarks on -ed adjectives")[0] == "Remarks on -Ed Adjectives"
    assert "Ed Adjectives and Remarks" not in found("remarks -ed")


@pytest.mark.parametrize("cited", ["Vass et al., 2017", "(vass et al. 2017)", "Vass & Barto, 2017"])
def test_a_citation_finds_the_paper_of_its_first_author(found: Finder, cited: str) -> None:
    assert found(cited)[0] == "Rain by Night"


def test_a_citation_of_nobody_is_searched_as_words(found: Finder) -> None:
    assert found("Hicks et al., 2017")[0] == "Reply to Hicks et al., 2017"


@pytest.mark.parametrize("venue", ["nips", "NIPS", "neurips", '"NIPS 2019"'])
def test_a_venue_is_found_by_its_old_name(found: Finder, venue: str) -> None:
    assert found(f"venue:{venue}") == ["Sleet"]
