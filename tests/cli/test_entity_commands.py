import json

import pytest

from tests.cli.conftest import Program

KINDS = ("dataset", "method", "author", "repository", "venue")


def named(program: Program, kind: str) -> str:
    """Return the public id of the most used thing of a kind that the demo has."""
    return program("search", "--kind", kind, "--all", "--format", "{id}").stdout.split()[0]


@pytest.mark.parametrize("kind", KINDS)
def test_json_holds_the_page_and_its_newest_papers(program: Program, kind: str) -> None:
    slug = named(program, kind)
    done = program(kind, slug, "--limit", "2", "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["kind"] == kind
    assert document["id"] == slug
    assert document["licence"] == "CC-BY-SA 4.0"
    assert document["paper_count"] >= len(document["papers"])
    assert len(document["papers"]) <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_text_tells_the_name_and_the_papers(program: Program, kind: str) -> None:
    slug = named(program, kind)
    page = json.loads(program(kind, slug, "--json").stdout)
    done = program(kind, slug)
    lines = done.stdout.splitlines()
    assert lines[0] == page["name"]
    assert any(line.startswith("Papers ") for line in lines)
    assert page["papers"][0]["id"] in done.stdout


@pytest.mark.parametrize("kind", ["task", "author"])
def test_the_nearest_tasks_are_named_where_they_are_asked_for(program: Program, kind: str) -> None:
    slug = "image-classification" if kind == "task" else named(program, kind)
    near = json.loads(program(kind, slug, "--nearest", "--json").stdout)["nearest_tasks"]
    assert near
    assert slug not in [task["id"] for task in near]
    assert near[0]["name"] in program(kind, slug, "--nearest").stdout
    assert "nearest_tasks" not in json.loads(program(kind, slug, "--json").stdout)


def test_an_author_is_said_to_be_a_name(program: Program) -> None:
    done = program("author", named(program, "author"))
    assert "this may be several people" in done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_unknown_is_status_1_with_one_sentence(program: Program, kind: str) -> None:
    done = program(kind, "qqqq zzzz xxxx")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"no {kind} is called 'qqqq zzzz xxxx'" in done.stderr


def test_the_nearest_names_are_offered(program: Program) -> None:
    slug = named(program, "dataset")
    done = program("dataset", f"{slug}q")
    assert done.returncode == 1
    assert slug in done.stderr


def test_datasets_are_listed_by_what_they_are_filed_under(program: Program) -> None:
    everything = json.loads(program("datasets", "--json").stdout)["datasets"]
    done = program("datasets", "--modality", "texts", "--language", "english", "--json")
    found = json.loads(done.stdout)["datasets"]
    assert 0 < len(found) < len(everything)
    assert {each["id"] for each in found} < {each["id"] for each in everything}


def test_a_modality_no_dataset_has_is_status_1_with_those_there_are(program: Program) -> None:
    done = program("datasets", "--modality", "smells")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no dataset is filed under the modality 'smells'; most frequent: " in done.stderr


def test_methods_are_listed_by_area_and_collection(program: Program) -> None:
    everything = json.loads(program("methods", "--json").stdout)["methods"]
    area = everything[0]["area"]
    found = json.loads(program("methods", "--area", area, "--json").stdout)["methods"]
    assert found
    assert {each["area"] for each in found} == {area}


def test_tasks_are_listed_by_area_and_know_their_parents(program: Program) -> None:
    everything = json.loads(program("tasks", "--json").stdout)["tasks"]
    area = everything[0]["area"]
    found = json.loads(program("tasks", "--area", area.upper(), "--json").stdout)["tasks"]
    assert found and {each["area"] for each in found} == {area}
    child = next(each for each in everything if each["parents"])
    page = json.loads(program("task", child["id"], "--json").stdout)
    assert page["paper_count"] == child["paper_count"]
    assert {each["id"] for each in page["parents"]} == {each["id"] for each in child["parents"]}
    lines = program("tasks").stdout.splitlines()
    assert lines[0].split("\t") == ["papers", "boards", "subtasks", "area", "name", "task"]
    assert len(lines) == len(everything) + 1


def test_an_area_there_is_not_is_status_1_with_those_there_are(program: Program) -> None:
    done = program("tasks", "--area", "smells")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no area is called 'smells'; there are: " in done.stderr


def test_venues_are_listed_with_their_years(program: Program) -> None:
    everything = json.loads(program("venues", "--json").stdout)["venues"]
    assert everything[0]["paper_count"] >= everything[-1]["paper_count"]
    year = everything[0]["year"]
    found = json.loads(program("venues", "--year", year, "--json").stdout)["venues"]
    assert found == [each for each in everything if each["year"] == year]
    assert program("venues", "--year", "1066").returncode == 1
    assert everything[0]["id"] in program("venues").stdout


def test_home_tells_what_the_first_page_shows(program: Program) -> None:
    document = json.loads(program("home", "--json").stdout)
    assert document["licence"] == "CC-BY-SA 4.0"
    assert (
        document["counts"]["papers"]
        == json.loads(program("info", "--json").stdout)["counts"]["papers"]
    )
    text = program("home").stdout
    for part in ("newest", "most_implemented", "notable"):
        assert document[part] and document[part][0]["id"] in text


@pytest.mark.parametrize("what", ["area", "collection"])
def test_an_area_or_collection_of_no_method_is_status_1_with_those_there_are(
    program: Program, what: str
) -> None:
    done = program("methods", f"--{what}", "smells")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"no method has the {what} 'smells'; " in done.stderr


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("1706.03762", "paper"),
        ("https://paperswithcode.com/search?q=graph", "search"),
        ("https://paperswithcode.com/task/image-classification", "task"),
        ("https://paperswithcode.com/area/computer-vision", "section"),
    ],
)
def test_an_address_is_said_to_name_what_it_names(
    program: Program, address: str, kind: str
) -> None:
    done = program("open", address, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kind"] == kind


def test_a_badge_names_its_leaderboard(program: Program) -> None:
    board = program("search", "--kind", "board", "--all", "--format", "{id}").stdout.split()[0]
    badge = f"https://img.shields.io/endpoint.svg?url=https://paperswithcode.com/badge/x/{board}"
    assert json.loads(program("open", badge, "--json").stdout)["id"] == board


def test_an_address_of_nothing_is_status_1(program: Program) -> None:
    done = program("open", "https://paperswithcode.com/paper/qqq", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing in the archive has the address" in done.stderr


def test_the_screen_opens_only_in_a_terminal(program: Program) -> None:
    done = program("open", "1706.03762")
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr


def test_an_author_is_shown_in_all_spellings(program: Program) -> None:
    page = json.loads(program("author", "geoffrey hinton", "--json").stdout)
    assert [each["name"] for each in page["spellings"]] == ["Geoffrey Hinton", "Geoffrey E. Hinton"]
    assert page["paper_count"] == sum(each["paper_count"] for each in page["spellings"])
    assert "Geoffrey E. Hinton" not in [each["name"] for each in page["coauthors"]]
    shown = program("author", "geoffrey hinton").stdout
    assert "Written" in shown
