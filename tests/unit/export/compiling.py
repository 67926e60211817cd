"""Setting tables with a real LaTeX, where one with booktabs is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest


def _has_latex() -> bool:
    if shutil.which("pdflatex") is None or shutil.which("kpsewhich") is None:
        return False
    found = subprocess.run(["kpsewhich", "booktabs.sty"], capture_output=True, check=False)
    return found.returncode == 0


_NEEDS = "% Needs \\usepackage"

needs_latex = pytest.mark.skipif(not _has_latex(), reason="no LaTeX with booktabs is installed")


def assert_compiles(tables: list[str], folder: Path) -> None:
    """Set all tables in one document, each on a page of its own."""
    needed = {line[2:] for table in tables for line in table.splitlines() if _NEEDS in line}
    packages = "".join(sorted(line.removeprefix("Needs ") for line in needed))
    head = f"\\documentclass{{article}}{packages}\\begin{{document}}\n"
    body = "\\clearpage\n".join(tables)
    (folder / "t.tex").write_text(f"{head}{body}\\end{{document}}", encoding="utf-8")
    made = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "t.tex"],
        cwd=folder,
        capture_output=True,
        encoding="latin-1",
        timeout=120,
        check=False,
    )
    assert made.returncode == 0, made.stdout[-2000:]
    assert (folder / "t.pdf").stat().st_size > 1000
