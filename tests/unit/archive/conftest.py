import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.ingest.importer import import_archive
from pwc_tui.ingest.report.summary import ImportReport

STEMS = {
    "papers": "papers-with-abstracts",
    "links": "links-between-papers-and-code",
    "evaluations": "evaluation-tables",
    "methods": "methods",
    "datasets": "datasets",
}

Importer = Callable[..., ImportReport]


def zipped(path: Path, content: Any) -> Path:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(gzip.compress(raw))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "archive"
    made.mkdir()
    return made


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "user" / "archive.db"


@pytest.fixture
def importing(folder: Path, database: Path) -> Importer:
    """Import records given by section: `importing(papers=[…], links=[…])`."""

    def run(**sections: Any) -> ImportReport:
        for section, content in sections.items():
            zipped(folder / f"{STEMS[section]}.json.gz", content)
        return import_archive([folder], database)

    return run
