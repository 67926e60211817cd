"""The rules of the house that no linter knows: what stands where, and what is called how."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import CHECKOUT

PROGRAM = CHECKOUT / "pwc_tui"


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PROGRAM.rglob("*.py")):
        yield path.relative_to(PROGRAM).as_posix(), path


def test_only_the_package_for_servers_knows_what_is_on_a_server() -> None:
    knowing = {
        name
        for name, path in _modules()
        if re.search(r"\bServerUrl\b", path.read_text("utf-8")) and not name.startswith("postgres/")
    }
    assert knowing == {"config.py", "domain/server_url.py"}


SQL = re.compile(
    r"\b(SELECT\b.*\bFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE (TABLE|INDEX))\b"
)

WITH_SQL = (
    "store/queries/",  # reading the archive, each module with the budget that needs it
    "store/connect/",  # whether a file is one of ours, and whole
    "store/write/",  # a million rows a second
    "store/user/",  # the tables of the user's file over its versions, and the first paint of it
    "ingest/",  # the stage of an import, which is worked on with SQL
    "postgres/",  # a dialect of its own
)
"""Where plain SQL stands; everywhere else SQLModel reads and writes."""


def test_plain_sql_stands_where_a_budget_needs_it() -> None:
    strays = [
        name
        for name, path in _modules()
        if not name.startswith(WITH_SQL) and any(map(SQL.search, _texts(path)))
    ]
    assert strays == []


def test_what_reads_the_archive_with_plain_sql_names_its_budget() -> None:
    reading = [(name, path) for name, path in _modules() if name.startswith("store/queries/")]
    without = [
        name
        for name, path in reading
        if any(map(SQL.search, _texts(path))) and "\nBudget: " not in (_docstring(path) or "")
    ]
    assert len(reading) > 20
    assert without == []


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text("utf-8")))


def _texts(path: Path) -> Iterator[str]:
    """Yield what may be SQL: all texts of a module but its documentation."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.replace("\n", " ")


def test_a_class_name_is_borne_once_in_the_whole_program() -> None:
    bearers: dict[str, list[str]] = {}
    for name, path in _modules():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                bearers.setdefault(node.name, []).append(name)
    assert {name: where for name, where in bearers.items() if len(where) > 1} == {}


def test_modules_import_each_other_in_no_circle_but_that_of_the_list_of_all_commands() -> None:
    """Imports within functions count, but for that of `pwc_tui.open`; those for types do not."""
    names = {_dotted(name) for name, _ in _modules()}
    imported = {_dotted(name): set(_imported(path, names)) for name, path in _modules()}
    del imported["pwc_tui"]
    reached = {name: _reached(name, imported) for name in imported}
    in_circles = {name for name in imported if name in reached[name]}
    of_commands = reached["pwc_tui.tui.app.commands.all_commands"]
    assert in_circles <= of_commands
    assert len(in_circles) <= 5  # the program warns of keys that none of its commands has


def _dotted(name: str) -> str:
    return f"pwc_tui/{name}".removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _reached(start: str, imported: dict[str, set[str]]) -> set[str]:
    reached, waiting = set[str](), [start]
    while waiting:
        for name in imported.get(waiting.pop(), set()) - reached:
            reached.add(name)
            waiting.append(name)
    return reached


def _imported(path: Path, names: set[str]) -> Iterator[str]:
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in names else node.module for name in inner)
        elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            waiting += ast.iter_child_nodes(node)
