"""The rules of the house that no linter knows: what stands where, and what is called how."""

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
