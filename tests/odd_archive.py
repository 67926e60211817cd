"""An archive of things with odd names, with no papers and with thousands of them."""

import json
from pathlib import Path

LONG = "Long name " * 30
ODD_NAMES = ("", "[/]", "..", LONG.strip())
CROWD = 60_000
"""Papers of one author, task, method and venue: six times what a page counts before it is shown."""

_SITE = "https://paperswithcode.com"


def write_odd_archive(folder: Path) -> Path:
    """Write files in which tasks, datasets, methods, authors and venues are called oddly.

    They lie in a folder of their own within `folder`, which is returned.
    """
    files_at = folder / "files"
    files_at.mkdir(exist_ok=True)
    papers = [_odd_paper(place, name) for place, name in enumerate(ODD_NAMES)]
    papers += [_crowd_paper(number) for number in range(CROWD)]
    files = {
        "papers-with-abstracts": papers,
        "links-between-papers-and-code": [
            {"paper_url": papers[0]["paper_url"], "repo_url": "https://github.com/[/]/.."}
        ],
        "methods": [_method(name) for name in (*ODD_NAMES, "Unused", "Crowd")],
        "datasets": [_dataset(name) for name in (*ODD_NAMES, "Unused")],
        "evaluation-tables": [_table(name) for name in ODD_NAMES],
    }
    for name, records in files.items():
        (files_at / f"{name}.json").write_text(json.dumps(records))
    return files_at


def _odd_paper(place: int, name: str) -> dict[str, object]:
    return {
        "paper_url": f"{_SITE}/paper/odd-{place}",
        "title": f"Odd {place}",
        "date": f"201{place}-01-01",
        "authors": [name, "Plain Author"],
        "tasks": [name],
        "methods": [{"name": name, "full_name": name}],
        "proceeding": name,
    }


def _crowd_paper(number: int) -> dict[str, object]:
    return {
        "paper_url": f"{_SITE}/paper/crowd-{number}",
        "title": f"Crowd {number}",
        "date": f"{1990 + number % 30}-01-01",
        "authors": ["Crowd Author"],
        "tasks": ["Crowd"],
        "methods": [{"name": "Crowd", "full_name": "Crowd"}],
        "proceeding": "Crowd 2020",
    }


def _method(name: str) -> dict[str, object]:
    return {
        "url": f"{_SITE}/method/m-{len(name)}-{name[:1].strip('[.')}",
        "name": name,
        "full_name": name,
        "description": name,
        "collections": [{"collection": name, "area": name}],
    }


def _dataset(name: str) -> dict[str, object]:
    return {
        "url": f"{_SITE}/dataset/d-{len(name)}-{name[:1].strip('[.')}",
        "name": name,
        "full_name": name,
        "modalities": [name or "Texts"],
        "variants": [name],
        "data_loaders": [{"url": name, "repo": name, "frameworks": [name]}],
    }


def _table(name: str) -> dict[str, object]:
    row = {"model_name": name, "paper_url": f"{_SITE}/paper/odd-0", "metrics": {"F1": "1"}}
    dataset = {"dataset": name, "sota": {"metrics": ["F1"], "rows": [row]}}
    return {"task": name, "categories": [name], "datasets": [dataset]}
