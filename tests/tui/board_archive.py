"""Archives with leaderboards made for tests: one race whose story is known, and odd ones."""

import json
from pathlib import Path
from typing import Any

from pwc_tui.ingest.importer import import_archive

Record = dict[str, Any]

RACE = "racing-on-track"
"""By Accuracy: Omega 95 (undated, no paper), Delta 90, Delta small 88, Beta 85, Gamma 83, Alpha 80
twice. The records by day are Alpha, Beta, Delta; Alpha has official code and Gamma other code."""

ODD = (
    "odd-on-one",
    "odd-on-none",
    "odd-on-words",
    "odd-on-names",
    "odd-on-wide",
    "odd-on-nan",
    "odd-on-future",
    "odd-on-alike",
)


def row(model: str, values: dict[str, str], paper: int | None = None, **fields: object) -> Record:
    """Return a row of a board; `paper` is the number of a paper of the archive."""
    found: Record = {
        "model_name": model,
        "paper_title": "" if paper is None else f"Paper {paper}",
        "paper_url": "" if paper is None else f"https://arxiv.org/abs/2001.0000{paper}",
        "paper_date": None,
        "code_links": [],
        "model_links": [],
        "metrics": values,
        "uses_additional_data": False,
    }
    return {**found, **fields}


def board(name: str, metrics: list[str], rows: list[Record]) -> Record:
    """Return a dataset with a board."""
    sota = {"metrics": metrics, "rows": rows}
    return {"dataset": name, "description": "", "sota": sota, "subdatasets": []}


def write(folder: Path, boards: dict[str, list[Record]], papers: int = 4) -> Path:
    """Import an archive of papers and the boards of each task, and return its database."""
    written = [_paper(number) for number in range(1, papers + 1)]
    tasks = [
        {"task": task, "description": "", "categories": [], "datasets": datasets, "subtasks": []}
        for task, datasets in boards.items()
    ]
    link = {
        "paper_url": written[0]["paper_url"],
        "paper_title": written[0]["title"],
        "repo_url": "https://github.com/alpha/alpha",
        "is_official": True,
        "framework": "pytorch",
    }
    (folder / "papers-with-abstracts.json").write_text(json.dumps(written))
    (folder / "links-between-papers-and-code.json").write_text(json.dumps([link]))
    (folder / "evaluation-tables.json").write_text(json.dumps(tasks))
    import_archive([folder], folder / "boards.db")
    return folder / "boards.db"


def race() -> Record:
    """Return the board whose story is known."""
    return board("Track", ["Accuracy", "Number of params"], [
        _racer("Omega", "95.0", "200M"),
        _racer("Delta", "90.0", "100M", 4, paper_date="2020-02-02"),
        _racer("Delta small", "88.0", "20M", 4, paper_date="2020-02-02"),
        _racer("Beta", "85.0", "50M", 2, paper_date="2019-03-02"),
        _racer("Gamma", "83.0", "5M", 3, paper_date="2019-06-02", uses_additional_data=True,
               code_links=[{"title": "gamma", "url": "https://github.com/gamma/gamma"}]),
        _racer("Alpha", "80.0", "10M", 1, paper_date="2018-01-02",
               code_links=[{"title": "alpha", "url": "https://github.com/alpha/alpha"}]),
        _racer("ALPHA (Smith et al., 2018)", "80.0", "10M", 1, paper_date="2018-01-02"),
    ])  # fmt: skip


def odd() -> list[Record]:
    """Return boards as one would rather not have them."""
    alike = ["SemEval of 2007", "SemEval of 2013"]
    wide = [f"Metric {number}" for number in range(60)]
    return [
        board("One", ["Accuracy"], [row("alone", {"Accuracy": "1"}, 1)]),
        board("None", ["Accuracy"], [row("bare", {}), row("bare too", {})]),
        board("Words", ["Remark"], [row("a", {"Remark": "Yes"}), row("b", {"Remark": "No"})]),
        board("Names", ["", "\t ACCURACY"], [row("a", {"": "2", "\t ACCURACY": "3"})]),
        board("Wide", wide, [row(f"m{n}", dict.fromkeys(wide, f"{n}")) for n in range(40)]),
        board("NaN", ["FID"], [row("a", {"FID": "NaN"}), row("b", {"FID": "inf"}),
                               row("c", {"FID": "1e400"}, paper_date="2020-01-01"),
                               row("d", {"FID": "3"}, paper_date="2020-01-01")]),
        board("Alike", alike, [row("a", dict.fromkeys(alike, "1"))]),
        board("Future", ["BLEU"], [row("a", {"BLEU": "20"}, paper_date="2222-12-22"),
                                   row("b", {"BLEU": "30"}, paper_date="2024-01-01")]),
        board("Swapped", ["PSNR", "SSIM"], [
            row(f"model {n}", {"PSNR": psnr, "SSIM": ssim})
            for n, (psnr, ssim) in enumerate([("32.1", "0.91"), ("0.80", "30.98"),
                                              ("28.4", "0.79"), ("31", "0.88"), ("33", "0.92")])]),
    ]  # fmt: skip


def long() -> Record:
    """Return a board of 2,000 rows."""
    rows = [
        row(f"model {n}", {"Accuracy": f"{20 + n * 0.03:.2f}", "FLOPs": f"{n + 1}G"},
            paper_date=f"{2010 + n % 12}-0{1 + n % 9}-01", uses_additional_data=n % 3 == 0)
        for n in range(2_000)
    ]  # fmt: skip
    return board("Thousands", ["Accuracy", "FLOPs"], rows)


def _racer(
    model: str, accuracy: str, size: str, paper: int | None = None, **more: object
) -> Record:
    return row(model, {"Accuracy": accuracy, "Number of params": size}, paper, **more)


def _paper(number: int) -> Record:
    return {
        "paper_url": f"https://paperswithcode.com/paper/paper-{number}",
        "arxiv_id": f"2001.0000{number}",
        "title": f"Paper {number}",
        "abstract": "About models.",
        "url_abs": f"https://arxiv.org/abs/2001.0000{number}",
        "url_pdf": f"https://arxiv.org/pdf/2001.0000{number}",
        "proceeding": None,
        "authors": ["Jane Doe"],
        "tasks": ["Racing"],
        "date": f"20{17 + number}-01-01",
        "methods": [],
    }
