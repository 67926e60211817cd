"""Which of the archive's five dump files a path is, under the names they have in the wild."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """A dump file, or the parts of one, in order: which section it holds and where it lies."""

    section: Section
    parts: tuple[Path, ...]

    @property
    def path(self) -> Path:
        """The place of the file, or of its first part."""
        return self.parts[0]

    @property
    def name(self) -> str:
        """The file's name without its folder, as reports and errors say it.

        Parquet files are called the same in all folders (`train-00000-of-00004.parquet`), so that
        the name of the section stands before it; of several only the folder is named.
        """
        if not self.is_parquet or section_of(self.path.stem):
            return self.path.name
        stem = stem_above(self.path) or self.section.value
        return f"{stem}/{self.path.name}" if len(self.parts) == 1 else stem

    @property
    def is_parquet(self) -> bool:
        """Whether it is one of the hub's files, and no JSON."""
        return self.path.suffix.lower() == PARQUET

    @property
    def size(self) -> int:
        """The size on the disk in bytes."""
        return sum(part.stat().st_size for part in self.parts)

    def sha256(self) -> str:
        """Return the checksum of all parts one after the other; 1 s for 500 MB."""
        digest = hashlib.sha256()
        for part in self.parts:
            with part.open("rb") as file:
                while data := file.read(_HASHED_AT_ONCE):
                    digest.update(data)
        return digest.hexdigest()


PARQUET = ".parquet"
_HASHED_AT_ONCE = 1 << 20


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

    A folder may hold files, or the hub's folders of parquet files, or be one of these. Raises
    UserError for a path that does not exist, a file that is none of the five, two files of one
    section, parts that are missing, a pipe, and when there is no dump file at all.
    """
    found: dict[Section, ArchiveFile] = {}
    ignored: list[str] = []
    for path in paths:
        for files in _files_in(path):
            section = section_of_file(files[0])
            if section is not None:
                _take(found, ArchiveFile(section, files))
            elif path.is_dir():
                ignored.append(_with_advice(files[0]))
            else:
                advised = path.with_name(_with_advice(path))
                raise UserError(
                    f"{advised} is not a file of the archive; its files are {_expected()}"
                )
    if not found:
        where = ", ".join(str(path) for path in paths) or "nothing"
        seen = "; ".join(name for name in ignored if " " in name)
        raise UserError(
            f"No file of the archive in {where}: looked for {_expected()}"
            + (f", and saw {seen}" if seen else "")
        )
    ordered = tuple(found[section] for section in Section if section in found)
    return Selection(ordered, tuple(ignored))


def section_of(name: str) -> Section | None:
    """Return the section a file name stands for, or None when it is none of the five."""
    match = _NAME.fullmatch(name.lower())
    return _STEMS[match["stem"]] if match else None


def section_of_file(path: Path) -> Section | None:
    """Return the section of a file by its name, or of a parquet file by its folders' names."""
    section = section_of(path.name)
    if section is None and path.suffix.lower() == PARQUET:
        stem = stem_above(path)
        section = _STEMS[stem] if stem else None
    return section


def stem_above(path: Path) -> str | None:
    """Return the dataset that the nearest folder above a file is named for, None without one.

    In the hub's own cache that is `datasets--OWNER--NAME`.
    """
    for folder in path.absolute().parents:
        name = folder.name.lower().rpartition("--")[2]
        if name in _STEMS:
            return name
    return None


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
    r"(?:\.(?:jsonl?|ndjson)(?: ?\(\d{1,3}\))?(?:\.gz)?|(?:-\d{5}-of-\d{5})?\.parquet)"
    r"(?: ?\(\d{1,3}\))?"
)
"""Dated as the site (`jul-28-…`) or as people (`2025-07-28-…`, `…_2025-07-28`) date them, and
numbered as browsers number the second download of a name."""


_PART = re.compile(r"(?P<before>.*)-(?P<number>\d{5})-of-(?P<count>\d{5})\.parquet", re.I)


def _files_in(path: Path) -> Iterator[tuple[Path, ...]]:
    """Yield the files of a folder, or the one that is named; the parts of one together."""
    if not path.exists():
        raise UserError(
            f"There is no file or folder {path}: name the folder with the archive's files"
        )
    if not path.is_dir():
        if not path.is_file():
            raise UserError(
                f"{path} is a pipe or a device, which cannot be read twice: name a file, or the "
                "folder with the archive's files"
            )
        yield _whole([path])
        return
    parts: dict[Path, list[Path]] = {}
    for file in _files_below(path):
        match = _PART.fullmatch(file.name)
        parts.setdefault(file.parent / match["before"] if match else file, []).append(file)
    for files in parts.values():
        yield _whole(files)


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder, and the archive's in the folders the hub would make there.

    That is `data`, `NAME` and `NAME/data`. Where a file lies beside what it was unpacked to, the
    packed one is taken: it tells itself whether it is whole.
    """
    items = sorted(item for item in folder.iterdir() if not item.name.startswith("."))
    names = {item.name for item in items}
    for item in items:
        if item.is_file():
            if section_of(item.name) is None or f"{item.name}.gz" not in names:
                yield item
        elif item.is_dir() and (item.name == _DATA or item.name.lower() in _STEMS):
            yield from (file for file in _files_below(item) if section_of_file(file) is not None)


_DATA = "data"


def _with_advice(file: Path) -> str:
    """Return the name of a file that is not read, and how it would be, where that is known."""
    name = file.name.lower()
    stem, _, ending = name.rpartition(".")
    if ending in _PACKED and (section_of(stem) or section_of(f"{stem}.json")):
        return f"{file.name} (unpack it first: of packed files only .json.gz is read)"
    if ending in _UNFINISHED and section_of(stem):
        return f"{file.name} (an unfinished download: download it again)"
    for stem in _STEMS:
        short = stem.partition("-")[0]
        if re.fullmatch(rf"{short}[a-z-]*\.jsonl?(?:\.gz)?", name):
            return f"{file.name} (is it {stem}? Then give it that name)"
    return file.name


_UNFINISHED = ("incomplete", "part", "partial", "crdownload", "download", "tmp")
_PACKED = ("zip", "zst", "bz2", "xz", "7z", "tar", "tgz", "rar", "lz4", "br")


def _whole(files: list[Path]) -> tuple[Path, ...]:
    """Return the parts of a file in order; raises UserError when some are missing."""
    match = _PART.fullmatch(files[0].name)
    if match is not None and len(files) != int(match["count"]):
        raise UserError(
            f"{files[0].parent} holds {len(files)} of the {int(match['count'])} parts of "
            f"{match['before']}: download it again, and name the folder"
        )
    return tuple(files)


def _take(found: dict[Section, ArchiveFile], file: ArchiveFile) -> None:
    known = found.setdefault(file.section, file)
    if known.path.resolve() != file.path.resolve():
        raise UserError(
            f"Two files hold the {file.section}: {known.path} and {file.path}; "
            "name only the files that are wanted"
        )


def _expected() -> str:
    stems = [stem for stem in _STEMS if stem != "links-between-paper-and-code"]
    return ", ".join(stems[:-1]) + f" and {stems[-1]}, as .json, .json.gz or .parquet"
