"""The table of JSON in `docs/` is what the commands print, field by field."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.cli.parser import command_parsers
from tests.conftest import CHECKOUT, DATA
from tests.hub_server import HubServer

Program = Callable[..., subprocess.CompletedProcess[str]]
Shape = dict[str, Any]
"""What stands in an object: a name to a shape, or to None where nothing is said of it."""

ANY: Shape = {}
"""The shape of an object whose fields depend on the data."""

ALWAYS = {"source", "licence", "snapshot"}
BARE = ("config", "index", "doctor", "undo", "redo")
MELD = "emotion-recognition-on-meld"
RUNS = {
    "search": [
        ["search", "imagenet"],
        ["search", "atention", "--explain"],
        ["search", "detection", "year:1901"],
        ["search", "qqqzzz", "emotion", "dialogue", "year:1901"],
    ],
    "related": [["related", "attention-is-all-you-need"], ["related", "nothing-is-called-so"]],
    "paper": [
        ["paper", "attention-is-all-you-need"],
        ["paper", "cosmic-commonsense-knowledge-for-emotion"],
    ],
    "cite": [["cite", "1706.03762", "telme-teacher-leading-multimodal-fusion"]],
    "table": [["table", "2401.12987", "1706.03762", "cosmic-commonsense-knowledge-for-emotion"]],
    "board": [["board", MELD], ["board", "image-classification-on-imagenet", "--as-of", "2018"]],
    "boards": [["boards"]],
    "metrics": [["metrics"]],
    "task": [["task", "emotion-recognition"], ["task", "image-classification", "--nearest"]],
    "dataset": [["dataset", "imagenet"], ["dataset", "meld"]],
    "method": [["method", "dropout"], ["method", "transformer"]],
    "author": [["author", "Ashish Vaswani"], ["author", "Ashish Vaswani", "--nearest"]],
    "repository": [["repository", "declare-lab/conv-emotion"]],
    "venue": [["venue", "neurips-2017"]],
    "home": [["home"]],
    "tasks": [["tasks"]],
    "venues": [["venues"]],
    "datasets": [["datasets"]],
    "methods": [["methods"]],
    "open": [
        ["open", "1706.03762"],
        ["open", "https://paperswithcode.com/sota"],
        ["open", "https://paperswithcode.com/search?q=emotion"],
    ],
    "info": [["info"]],
    "index": [["index"]],
    "config": [["config", "show"], ["config", "check"]],
    "doctor": [["doctor"]],
}
"""Commands that only read, with arguments that show all their fields. Others have tests below."""


def _shapes() -> dict[str, Shape]:
    table = (CHECKOUT / "docs" / "json.md").read_text("utf-8").split("<!-- json -->")[1]
    rows = re.findall(r"^\| `?(\(?[\w-]+\)?)`? \| `(.*?)` \|", table, re.M)
    texts = dict(rows)
    return {
        name: _read(re.findall(r"[\w?]+|\(\w+\)|[{}\[\],]", texts[name]), texts) for name in texts
    }


def _read(tokens: list[str], texts: Mapping[str, str]) -> Shape:
    """Return the shape that the words up to a closing bracket stand for."""
    shape: Shape = {}
    name = ""
    while tokens and (token := tokens.pop(0)) not in ("}", "]"):
        if token in ("{", "["):
            inner = _read(tokens, texts)
            shape[name] = ANY if inner.keys() <= {"number", "text"} else inner
        elif token.startswith("("):
            shape |= _read(re.findall(r"[\w?]+|\(\w+\)|[{}\[\],]", texts[token]), texts)
        elif token != ",":
            name = token
            shape[name] = None
    return shape


SHAPES = _shapes()


def _differences(shape: Shape, found: list[Any], place: str) -> Iterator[str]:
    """Yield what some objects of one kind have and the shape lacks, or the other way round."""
    objects = [each for each in found if isinstance(each, dict)]
    if shape is ANY or not objects:
        return
    known = {name.rstrip("?"): inner for name, inner in shape.items()}
    for name in sorted({name for each in objects for name in each} - known.keys()):
        yield f"{place}.{name} is not in the table"
    for name, inner in known.items():
        with_it = [each for each in objects if name in each]
        if len(with_it) < len(objects) and f"{name}?" not in shape:
            yield f"{place}.{name} is only in the table"
        values = [value for each in with_it for value in _listed(each[name])]
        if inner is not None:
            yield from _differences(inner, values, f"{place}.{name}")
        elif any(isinstance(value, dict) for value in values):
            yield f"{place}.{name} holds objects"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _check(command: str, documents: list[dict[str, Any]]) -> None:
    for document in documents:
        assert list(document)[:3] == ["source", "licence", "snapshot"] or command in BARE
    bare = [{k: v for k, v in each.items() if k not in ALWAYS} for each in documents]
    assert list(_differences(SHAPES[command], bare, command)) == []


def _document(program: Program, *arguments: str, **more: Any) -> dict[str, Any]:
    run = program(*arguments, "--json", **more)
    assert run.returncode in (0, 1), run.stderr
    document: dict[str, Any] = json.loads(run.stdout)
    return document


@pytest.mark.parametrize("command", RUNS)
def test_the_readme_tells_every_field_of_a_command(program: Program, command: str) -> None:
    _check(command, [_document(program, *arguments) for arguments in RUNS[command]])


def test_the_readme_tells_every_field_of_things(program: Program) -> None:
    results = _document(program, "search", "imagenet", "--kind", "dataset")["results"]
    assert list(_differences(SHAPES["(thing)"], results, "thing")) == []


def test_the_readme_tells_every_field_of_an_import_and_a_fetch(
    new_program: Program, hub: HubServer, tmp_path: Path
) -> None:
    database = str(tmp_path / "archive.db")
    shutil.copytree(DATA, tmp_path / "archive")
    (tmp_path / "archive" / "methods.json").write_text('[{"name": 7}, 8]', encoding="utf-8")
    folder = str(tmp_path / "archive")
    _check("import", [_document(new_program, "import", folder, "--db", database) for _ in range(2)])
    place = str(tmp_path / "in")
    arguments = ("fetch", "--no-import", "--from", hub.url, "--dest", place)
    _check("fetch", [_document(new_program, *arguments)])


def test_the_readme_tells_every_field_of_what_one_keeps(quick_program: Program) -> None:
    paper = "attention-is-all-you-need"
    for command, *more in (
        ("bookmark", "add", paper),
        ("tag", "add", "baseline", paper),
        ("read", paper),
        ("note", paper, "--set", "a note"),
    ):
        _check(command, [_document(quick_program, command, *more)])
    for command in ("undo", "redo"):
        _check(command, [_document(quick_program, command)])
    result = ("--task", "T", "--dataset", "D", "--model", "M", "--value", "F1=1")
    _check("submit", [_document(quick_program, "submit", *result)])
    assert quick_program("searches", "mine", "--save", "emotion").returncode == 0
    for command, *more in (("list", "To read"), ("lists",), ("tags",), ("searches",)):
        _check(command, [_document(quick_program, command, *more)])


def test_the_readme_tells_every_field_of_a_bibliography(program: Program, tmp_path: Path) -> None:
    bibliography = tmp_path / "mine.bib"
    bibliography.write_text("@misc{a, eprint = {1706.03762}}\n@misc{b, title = {no end\n@misc{c}")
    _check("bib", [_document(program, "bib", "check", str(bibliography))])


def test_the_readme_has_a_line_for_every_command_that_prints_json() -> None:
    parsers = command_parsers().items()
    with_json = {name for name, each in parsers if "--json" in each._option_string_actions}
    assert with_json == {name for name in SHAPES if not name.startswith("(")}
    kept = {"submit", "bookmark", "tag", "read", "note", "list", "lists", "tags", "searches"}
    kept |= {"undo", "redo"}
    assert with_json == {*RUNS, *kept, "import", "fetch", "bib"}
