"""Which of the archive's five dump files a path is, under the names they have in the wild."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pwc_tui.domain.errors import UserError


class Section(StrEnum):
    """The parts of the archive, one file each."""

    PAPERS = "papers"
    LINKS = "links"
    EVALUATIONS = "evaluations"
    METHODS = "methods"
    DATASETS = "datasets"


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """A dump file: which section it holds and where it lies."""

    section: Section
    path: Path

    @property
    def name(self) -> str:
        """The file's name without its folder, as reports and errors say it."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Selection:
    """The files of an import, and the names of files in the folders that are none of the five."""

    files: tuple[ArchiveFile, ...]
    ignored: tuple[str, ...]

    def get(self, section: Section) -> ArchiveFile | None:
        """Return the file of a section, or None where the archive at hand lacks it."""
        return next((file for file in self.files if file.section is section), None)


def select(paths: Sequence[Path]) -> Selection:
    """Return which dump files `paths` (folders and files) hold.

    Raises UserError for a path that does not exist, a file that is none of the five, two files of
    one section, and when there is no dump file at all.
    """
    found: dict[Section, ArchiveFile] = {}
    ignored: list[str] = []
    for path in paths:
        for candidate in _candidates(path):
            section = section_of(candidate.name)
            if section is not None:
                _take(found, ArchiveFile(section, candidate))
            elif path.is_dir():
                ignored.append(candidate.name)
            else:
                raise UserError(f"{path} is none of the archive's files: they are {_expected()}")
    if not found:
        where = ", ".join(str(path) for path in paths) or "nothing"
        raise UserError(f"No file of the archive in {where}: looked for {_expected()}")
    ordered = tuple(found[section] for section in Section if section in found)
    return Selection(ordered, tuple(ignored))


def section_of(name: str) -> Section | None:
    """Return the section a file name stands for, or None when it is none of the five."""
    match = _NAME.fullmatch(name.lower())
    return _STEMS[match["stem"]] if match else None


_STEMS = {
    "papers-with-abstracts": Section.PAPERS,
    "links-between-papers-and-code": Section.LINKS,
    "links-between-paper-and-code": Section.LINKS,
    "evaluation-tables": Section.EVALUATIONS,
    "methods": Section.METHODS,
    "datasets": Section.DATASETS,
}
_DATE = r"(?:[a-z]{3}-\d{1,2}(?:-\d{4})?|\d{4}-?\d{2}-?\d{2})"
_NAME = re.compile(
    rf"(?:{_DATE}[-_ ])?(?P<stem>{'|'.join(_STEMS)})(?:[-_ ]{_DATE})?(?: ?\(\d{{1,3}}\))?"
    # Of `datasets.json (1).gz` and `datasets.json.gz (1)`, too, a browser is the author.
    r"\.json(?: ?\(\d{1,3}\))?(?:\.gz)?(?: ?\(\d{1,3}\))?"
)
"""Dated as the site (`jul-28-…`) or as people (`2025-07-28-…`, `…_2025-07-28`) date them, and
numbered as browsers number the second download of a name."""


def _candidates(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return sorted(
            item for item in path.iterdir() if item.is_file() and not item.name.startswith(".")
        )
    if path.exists():
        return [path]
    raise UserError(f"There is no file or folder {path}: name the folder with the archive's files")


def _take(found: dict[Section, ArchiveFile], file: ArchiveFile) -> None:
    known = found.setdefault(file.section, file)
    if known.path.resolve() != file.path.resolve():
        raise UserError(
            f"Two files hold the {file.section}: {known.path} and {file.path}; "
            "name only the files that are wanted"
        )


def _expected() -> str:
    stems = [stem for stem in _STEMS if stem != "links-between-paper-and-code"]
    return ", ".join(stems[:-1]) + f" and {stems[-1]}, as .json or .json.gz"
