"""Reading the sections of an archive, with progress told and an account kept of each file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.provenance import SourceFile
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.files import ArchiveFile, Selection
from pwc_tui.ingest.sources.json_records import Batch, RecordReader
from pwc_tui.ingest.sources.lazy_json import Opener
from pwc_tui.system.allocator import keep_arrow_small
from pwc_tui.system.progress import ProgressListener, Step

T = TypeVar("T")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileAccount:
    """A file that was read, with its ledger."""

    file: ArchiveFile
    ledger: Ledger
    bytes: int
    sha256: str

    def source_file(self) -> SourceFile:
        """Return what became of the file's records, when that is settled for all of them."""
        ledger = self.ledger
        return SourceFile(
            name=self.file.name,
            section=self.file.section.value,
            bytes=self.bytes,
            sha256=self.sha256,
            account=ledger.account(),
            parts=tuple((name, part.account()) for name, part in ledger.parts.items()),
        )


def ledger_of(selection: Selection, section: Section) -> Ledger:
    """Return a new ledger for a section, whether or not there is a file of it."""
    file = selection.get(section)
    return Ledger(file.name if file else section.value)


class SectionReader:
    """Reads files of a selection, one after the other."""

    def __init__(self, selection: Selection, progress: ProgressListener) -> None:
        self._selection = selection
        self._progress = progress
        self.accounts: list[FileAccount] = []
        """Of the files read so far."""

    def each(
        self,
        section: Section,
        ledger: Ledger,
        take: Callable[[Batch[Json]], None],
        open_large: Opener | None = None,
    ) -> None:
        """Hand over all records of a section as JSON objects, many at a time.

        `open_large` is as for `RecordReader`.
        """
        for batch in self.batches(section, ledger, dict, _as_it_is, open_large):
            take(batch)

    def batches(
        self,
        section: Section,
        ledger: Ledger,
        kind: type[T],
        repair: Callable[[Json, Ledger], T],
        open_large: Callable[[memoryview], T | None] | None = None,
    ) -> Iterator[Batch[T]]:
        """Yield the records of a section; raises UserError where it is damaged as a whole."""
        file = self._selection.get(section)
        if file is None:
            return
        size = file.size
        name = section.value

        def on_read(done: int, records: int) -> None:
            # The last step is told when the records are counted too.
            self._progress.update(Step(name, min(done, size - 1), size, records))

        reader = _reader(file, ledger, kind, repair, on_read, open_large=open_large)
        for batch in reader.batches():
            yield batch
            _refuse_nothing(file, ledger)
        self._progress.update(Step(name, size, size, ledger.records))
        self.accounts.append(FileAccount(file, ledger, reader.bytes_read, reader.sha256))


class _Reader(Protocol[T]):
    """Reads a file whatever its form."""

    def batches(self) -> Iterator[Batch[T]]: ...

    @property
    def bytes_read(self) -> int: ...

    @property
    def sha256(self) -> str: ...


def _reader(
    file: ArchiveFile,
    ledger: Ledger,
    kind: type[T],
    repair: Callable[[Json, Ledger], T],
    on_read: Callable[[int, int], None],
    *,
    open_large: Callable[[memoryview], T | None] | None,
) -> _Reader[T]:
    if not file.is_parquet:
        return RecordReader(file, ledger, kind, repair, on_read, open_large=open_large)
    keep_arrow_small()
    try:
        # 100 ms, and an extra of its own.
        from pwc_tui.ingest.sources.parquet_records import ParquetReader  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UserError(
            f"{file.name} is parquet, for which a library is missing: "
            "`pip install 'pwc-tui[parquet]'`"
        ) from error
    return ParquetReader(file, ledger, kind, repair, on_read)


_MOST_SKIPPED = 100_000
"""Records that tell nothing. The real archive has none; the largest file has 576,261 in all."""

_REST = 100
"""One record in so many has to tell something then."""


def _refuse_nothing(file: ArchiveFile, ledger: Ledger) -> None:
    """Raise UserError where a file goes on and on without telling anything."""
    told = ledger.records - ledger.skipped
    if ledger.skipped > _MOST_SKIPPED and told * _REST < ledger.records:
        raise UserError(
            f"{file.name} is not a real file: {ledger.skipped:,} of its first {ledger.records:,} "
            "records say nothing: download it again"
        )


def _as_it_is(record: Json, ledger: Ledger) -> Json:  # noqa: ARG001
    return record
