"""An archive of five files that is imported in an instant."""

import json
from pathlib import Path


def write_small_archive(folder: Path, word: str) -> None:
    """Make the folder and write files in which `word` stands in every title and abstract."""
    folder.mkdir()
    page = "https://paperswithcode.com/paper/"
    papers = [
        {
            "paper_url": f"{page}paper-{number}",
            "title": f"The {word} paper about thing {number}",
            "abstract": f"We show {word} things. " * 50,
            "authors": [f"Author {number % 7}", f"Writer {number}"],
            "tasks": ["Sorting"],
            "methods": [{"name": "BERT"}],
        }
        for number in range(40)
    ]
    links = [{"paper_url": f"{page}paper-1", "repo_url": "https://github.com/a/b"}]
    rows = [{"model_name": "m", "paper_url": f"{page}paper-1", "metrics": {"F1": "1"}}]
    boards = [{"task": "Sorting", "datasets": [{"dataset": "D", "sota": {"rows": rows}}]}]
    for name, records in (
        ("papers-with-abstracts", papers),
        ("links-between-papers-and-code", links),
        ("evaluation-tables", boards),
        ("methods", [{"name": "BERT"}]),
        ("datasets", [{"name": "D"}]),
    ):
        (folder / f"{name}.json").write_text(json.dumps(records))
