import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pwc_tui.archive.importer import import_archive
from pwc_tui.archive.report import ImportReport

STEMS = {
    "papers": "papers-with-abstracts",
    "links": "links-between-papers-and-code",
    "evaluations": "evaluation-tables",
    "methods": "methods",
    "datasets": "datasets",
}

Importer = Callable[..., ImportReport]


def paper(slug: str = "attention", **fields: Any) -> dict[str, Any]:
    return {
        "paper_url": f"https://paperswithcode.com/paper/{slug}",
        "title": slug.replace("-", " ").title(),
        "authors": ["Ada Lovelace"],
        "tasks": ["Parsing"],
        "methods": [],
    } | fields


def row(model: str = "M", **fields: Any) -> dict[str, Any]:
    return {"model_name": model, "metrics": {"Accuracy": "90"}} | fields


def task(name: str, *datasets: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"task": name, "datasets": list(datasets), "subtasks": []} | fields


def dataset(name: str, *rows: Any, metrics: Any = ("Accuracy",), **fields: Any) -> dict[str, Any]:
    return {"dataset": name, "sota": {"metrics": list(metrics), "rows": list(rows)}} | fields


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
