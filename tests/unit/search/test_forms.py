"""Words are found however they are written: together or apart, one or many, here or there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.paper_list import ListRequest
from pwc_tui.search.build.builder import build_index
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.index.paths import index_folder
from pwc_tui.search.lists.name_index import NameIndex
from pwc_tui.search.lists.paper_lists import PaperLists
from pwc_tui.search.text.word_forms import other_forms
from pwc_tui.store.queries.cards import Cards
from tests.unit.search.conftest import BUILD_ID, write_database
from tests.unit.search.samples import ERC, TRANSLATION, Sample

Find = Callable[..., list[str]]
"""Takes a query and titles, or papers; returns the titles that are found, best first."""


@pytest.fixture
def find(tmp_path: Path) -> Find:
    def found(query: str, *papers: str | Sample) -> list[str]:
        samples = [Sample(each) if isinstance(each, str) else each for each in papers]
        samples.append(Sample("Zzz", (), (TRANSLATION, ERC)))
        path = tmp_path / "archive.db"
        write_database(path, samples)
        folder = index_folder(path, BUILD_ID)
        build_index(path, folder)
        names = NameIndex.open(folder, path)
        lists = PaperLists(SearchEngine.open(folder), Cards(path), lambda: names)
        ids = lists.list(ListRequest(words=query)).ids
        return [samples[number - 1].title for number in ids]

    return found


def _numbered(title: str, count: int) -> list[str]:
    return [f"{title} {number}" for number in range(count)]


@pytest.mark.parametrize(
    ("query", "titles", "others"),
    [
        (
            "multitask",
            ["Multi-Task Nets", "Multi Task Tagging"],
            ["Multitask Parsing", "Multitask Prompts", "Multitask Tuning"],
        ),
        ("multitask", ["Multi Task Nets"], ["A Task of Multi Nets"]),
        ("stateoftheart", ["State of the Art Nets"], ["The State"]),
        ("endtoend", ["End to End Parsing"], ["Endless Runs"]),
        ("endtoend", ["End-to-End Speech", "End to End Parsing"], ["Endless Runs"]),
        ("sarscov2", ["Modelling SARS-CoV-2 Spread"], ["CoV Atlas"]),
        ("covid19", ["COVID-19 Detection"], ["Shared Task 2019", "Findings of 2019"]),
        ("covid19", ["COVID 19 Detection"], ["Shared Task 2019", "Findings of 2019"]),
        ("word 2 vec", ["word2vec Explained"], ["Words of Two Vectors"]),
        ("image net", ["ImageNet in an Hour", "Net Images of Rain"], []),
        ("tsne", ["Plots with t-SNE"], _numbered("Tone of", 30)),
        ("h264", ["Video by H.264", "Video by H.264/AVC"], ["Hats"]),
        ("h.264", ["Video by H264"], ["Hats"]),
        ("alzheimers", ["Alzheimer's Disease"], ["Sizes of Homes"]),
        (
            "surveys",
            ["Survey of Apples", "Survey of Pears"],
            _numbered("Surveys of Fruit", 5),
        ),
        ("matrices", ["A Matrix of Rain"], []),
        ("taxonomy", ["Taxonomies of Rain"], []),
        ("corpus", ["Three Corpora"], ["Three Corpses"]),
        ("indexes", ["Indices of Rain", "An Index of Rain"], ["Indigo Rain"]),
        ("colour", ["Color Omega", "Colors Omega"], _numbered("Colour of", 6)),
        ("modelling", ["Modeling Rain"], _numbered("Modelling", 6)),
        ("optimization", ["Optimisation of Rain"], _numbered("Optimization", 6)),
        ("colourisation", ["Image Colorization"], []),
        ("tumours", ["A Brain Tumor"], []),
        ("analyze", ["Analysing Rain", "To Analyse Rain"][1:], []),
        ("nystrom", ['A Fast Nystr\\"om Solver'], ["Nyström Sketch One", "Nyström Sketch Two"]),
        ("erdős", ["On Erd\\H os Graphs"], ["Erdos Numbers"]),
        ('Schr\\"odinger', ["A Schrödinger Bridge", "Schrodinger's Cat"], []),
        ("mueller", ["Ada Mueller and Rain", "Müller Spaces"], []),
        ("groebner", ['Gr\\"obner Bases', 'Sparse Gr\\"{o}bner Bases'], ["Grounded Rain"]),
        ("5-g", ["Rain over 5G"], ["Five Gs of Rain"]),
        ("c 2 c", ["Rain by C2C"], ["A Rain"]),
        ("overfitting", ["To Overfit and Over Fitting", "An Over-Fitting Rain"], ["Fitting Over"]),
        ("müller", ["Ada Mueller and Rain", "Müller Spaces"], []),
        ("alpha divergence", ["α-Divergence of Rain", "The $\\alpha$-divergence"], []),
        ("α", ["Alpha Rain", "The $\\alpha$-divergence", "An α Test"], ["Beta Rain"]),
        ("l1", ["Sketches in $\\ell_1$", "The $\\ell_{1}$-Norm"], ["Sketches in Two"]),
    ],
)
def test_a_word_finds_its_other_forms(
    find: Find, query: str, titles: list[str], others: list[str]
) -> None:
    assert set(titles) <= set(find(query, *titles, *others))


@pytest.mark.parametrize(
    ("query", "first", "others"),
    [
        ("covid19", "COVID-19 Detection", ["Shared Task 2019", "Findings of 2019"]),
        ("tsne", "Plots with t-SNE", _numbered("Tone of", 30)),
        ("mask rcnn", "Mask R-CNN", ["Lesions by Mask-RCNN"]),
        ("transformer", "A Transformer for Snow", ["Transformers for Rain"]),
        ("colour", "A Colour for Snow", ["Color for Rain"]),
        ("multitask", "Multitask Snow", ["Multi-Task Rain"]),
        ("deep", "Snow is Deep", ["DeepFix: Rain", "Deepest Rain"]),
    ],
)
def test_the_word_itself_comes_before_its_forms(
    find: Find, query: str, first: str, others: list[str]
) -> None:
    assert find(query, *others, first)[0] == first


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("bias", "bia"),
        ("news", "new"),
        ("new", "news"),
        ("semantics", "semantic"),
        ("physics", "physic"),
        ("lens", "len"),
        ("cases", "cas"),
        ("class", "clas"),
        ("virus", "viru"),
    ],
)
def test_what_only_looks_like_a_form_is_none(word: str, other: str) -> None:
    assert other not in other_forms(word)


def test_initials_of_a_title_are_known_beside_other_words_written_together(find: Find) -> None:
    rain = "On Stable Cats of Paris"
    assert find("oscop", "Os-Copia Snow", "A Scop of Snow", rain)[0] == rain


def test_names_of_people_have_no_plurals(find: Find) -> None:
    papers = Sample("Rain", ("Ada William",)), Sample("Snow", ("Ada Williams",))
    assert find("williams", *papers) == ["Snow"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("obrien", "Ada O'Brien"),
        ("jeanpierre", "Jean-Pierre Ada"),
        ("mueller", "Ada Müller"),
        ("mueller", 'Ada M\\"uller'),
    ],
)
def test_names_of_people_are_found_however_they_are_written(
    find: Find, typed: str, name: str
) -> None:
    assert find(typed, Sample("Rain", (name,)), Sample("Snow", ("Ada Lovelace",))) == ["Rain"]


@pytest.mark.parametrize(
    "title", ["深度学习 (Deep Learning)", "Multi-Task Rain", "Poincar\\'e Rain"]
)
def test_a_title_in_quotation_marks_is_found(find: Find, title: str) -> None:
    assert find(f'"{title}"', title, "Snow") == [title]


def test_a_title_that_looks_like_the_query_language_is_found(find: Find) -> None:
    title = "Mate-in-1 or -2 is Hard"
    assert find(title, "Snow", title)[0] == title


def test_a_citation_is_found_by_author_and_year(find: Find) -> None:
    cited = Sample("Rain by Vass", ("Ada Vass",), day=date(2017, 5, 1))
    assert find("Vass et al., 2017", "Reply to Hicks et al., 2017", cited)[0] == "Rain by Vass"


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("multi-task nets", "A Multitask Net"),
        ("multitask net", "Multi-Task Nets"),
        ("multitask", "Multi-Task Nets"),
        ("color models", "A Colour Model"),
        ("end to end", "Endtoend Rain"),
        ("mueller cells", "The Mueller Cell"),
    ],
)
def test_a_phrase_is_found_in_every_form(find: Find, phrase: str, title: str) -> None:
    hyphenated = "An End-to-End Snow", "Tasks of Multi-Purpose Networks"
    assert title in find(f'"{phrase}"', title, *hyphenated)


@pytest.mark.parametrize(
    ("left_out", "gone"),
    [
        ("survey", "Surveys of Rain"),
        ("surveys", "A Survey of Rain"),
        ("multitask", "Multi-Task Rain"),
        ("multi-task", "Multitask Rain"),
        ("color", "The Colour of Rain"),
    ],
)
def test_what_is_left_out_is_left_out_in_every_form(find: Find, left_out: str, gone: str) -> None:
    assert find(f"rain -{left_out}", gone, "Rain of Tasks") == ["Rain of Tasks"]


@given(st.text(st.sampled_from("aeiosxychzu"), max_size=8))
def test_every_word_can_be_asked_for_its_forms(word: str) -> None:
    assert word not in other_forms(word)
