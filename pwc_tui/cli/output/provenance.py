"""How a database was made, as `import` and `info` tell it."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple

from pwc_tui.config import Database
from pwc_tui.domain.provenance import Account, Defect, Example, Provenance, SourceFile
from pwc_tui.export.json.encode import JsonObject, to_text
from pwc_tui.export.json.papers import attributed
from pwc_tui.store.connect.open import size_of


def provenance_json(
    database: Database, snapshot: str, provenance: Provenance, **more: object
) -> str:
    """Return as JSON where the database is and how it was made, with what only one command says."""
    place: JsonObject = {"database": str(database), "bytes": size_of(database)}
    document = {**place, **more, **provenance_document(provenance)}
    return to_text(attributed(snapshot, document))


def account_lines(
    files: Sequence[SourceFile], defects: Sequence[Defect], width: int, most: int | None = None
) -> Iterator[str]:
    """Yield what became of everything that came in, file by file, in lines of this width.

    Of each file the sum, what stands within its records, and its kinds of damage: what was left out
    first, then what was hidden, merged, repaired; `most` of them at most.
    """
    if not files:
        return
    if len(files) > 1:
        yield from _wrapped(_total([file.account for file in files]), width)
    for file in files:
        yield ""
        yield file.name
        yield from _wrapped(_sum(_RECORDS.get(file.section, "records"), file.account), width, "  ")
        for name, account in file.parts:
            yield from _wrapped(_sum(name, account), width, "    ")
        of_file = [defect for defect in defects if defect.file == file.name]
        of_file.sort(key=lambda defect: (_ORDER.index(defect.action), -defect.count))
        for defect in of_file[:most]:
            yield from _defect(defect, width)
        if most is not None and len(of_file) > most:
            yield f"  and {len(of_file) - most} more kinds: `pwc-tui info` lists them all"


_RECORDS = {
    "papers": "papers",
    "links": "links",
    "evaluations": "tasks at the top",
    "methods": "methods",
    "datasets": "datasets",
}
"""What the records of each file are."""

_SAID = {
    "skipped": "left out",
    "hidden": "hidden",
    "merged": "merged",
    "repaired": "repaired",
    "kept": "kept as is",
}
"""What was done, in the order of importance."""

_ORDER = tuple(_SAID)
_INDENT = 14


def _total(accounts: Sequence[Account]) -> str:
    columns = zip(*map(astuple, accounts), strict=True)
    return _sum("records in all files", Account(*map(sum, columns)))


def _sum(what: str, account: Account) -> str:
    """Return an account as a sum: only what there is besides the imported is told."""
    rest = (
        (account.merged, "merged into others"),
        (account.hidden, "hidden"),
        (account.skipped, "left out"),
    )
    out = [f"{account.imported:,} imported", *(f"{n:,} {done}" for n, done in rest if n)]
    return f"{account.records:,} {what} = {' + '.join(out)}"


def _defect(defect: Defect, width: int) -> Iterator[str]:
    where = f" ({defect.field})" if defect.field else ""
    said = f"  {_SAID[defect.action]:<{_INDENT - 4}}  {defect.count:,} × {defect.problem}{where}"
    yield from _wrapped(said, width, later=" " * _INDENT)
    told = [_example(example) for example in defect.examples if example.record]
    if told:
        yield from _wrapped("; ".join(told), width, " " * _INDENT, " " * _INDENT)


def _example(example: Example) -> str:
    value = f" “{example.value}”" if example.value else ""
    return f"record {example.record:,}{value}"


def _wrapped(text: str, width: int, indent: str = "", later: str | None = None) -> list[str]:
    """Return lines that end between words, the first one indented, and the later ones."""
    following = indent + "  " if later is None else later
    return textwrap.wrap(
        text,
        max(width, 2 * _INDENT),
        initial_indent=indent,
        subsequent_indent=following,
        break_on_hyphens=False,
    )


def provenance_document(provenance: Provenance) -> JsonObject:
    """Return the record of an import; times are in universal time."""
    return {
        "schema_version": provenance.schema_version,
        "build_id": provenance.build_id,
        "built_at": provenance.built_at.isoformat(timespec="seconds"),
        "program_version": provenance.program_version,
        "is_demo": provenance.is_demo,
        "counts": dict(provenance.counts),
        "files": _file_entries(provenance.files),
        "defects": _defect_entries(provenance.defects),
    }


def _file_entries(files: Sequence[SourceFile]) -> list[JsonObject]:
    """Return the files that were read, and what became of their records and what is in them."""
    return [
        {
            "name": file.name,
            "section": file.section,
            "bytes": file.bytes,
            "sha256": file.sha256,
            **asdict(file.account),
            "parts": {name: asdict(account) for name, account in file.parts},
        }
        for file in files
    ]


def _defect_entries(defects: Sequence[Defect]) -> list[JsonObject]:
    """Return the kinds of damage that were met."""
    return [
        {
            "file": defect.file,
            "field": defect.field,
            "problem": defect.problem,
            "action": defect.action,
            "count": defect.count,
            "first_record": defect.first_record,
            "examples": [asdict(example) for example in defect.examples],
        }
        for defect in defects
    ]
