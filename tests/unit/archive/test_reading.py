import gzip
import json
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.sections import Section
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.files import ArchiveFile
from pwc_tui.ingest.sources.json_records import Batch, RecordReader

RECORDS = [{"name": f"paper {n}", "text": "x" * 40} for n in range(200)]
TEXT = json.dumps(RECORDS).encode()


def read(path: Path) -> tuple[list[dict[str, object] | None], Ledger]:
    ledger = Ledger(path.name)
    batches: list[Batch[dict[str, object]]] = list(
        RecordReader(
            ArchiveFile(Section.PAPERS, (path,)), ledger, dict, lambda record, _: record, _ignore
        ).batches()
    )
    return [record for batch in batches for record in batch.records], ledger


def _ignore(done: int, records: int) -> None: ...


def saved(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "papers-with-abstracts.json.gz"
    path.write_bytes(content)
    return path


def problems(ledger: Ledger) -> list[str]:
    return [defect.problem for defect in ledger.defects()]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(TEXT),
        gzip.compress(TEXT[:1000]) + gzip.compress(TEXT[1000:]),
        gzip.compress(json.dumps(RECORDS, indent=2).encode()),
        gzip.compress(b" \n" + TEXT + b"\n\n"),
    ],
    ids=["plain", "two members", "pretty printed", "white space around"],
)
def test_a_sound_file_gives_its_records_and_no_defect(tmp_path: Path, content: bytes) -> None:
    records, ledger = read(saved(tmp_path, content))
    assert records == RECORDS
    assert problems(ledger) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (TEXT, "not compressed although named .gz"),
        (gzip.compress(TEXT) + b"\0\0junk", "unexpected bytes"),
        (gzip.compress(b"\xef\xbb\xbf" + TEXT), "byte order mark"),
        (gzip.compress(TEXT[:-1] + b",]"), "comma after the last record"),
        (gzip.compress(b"\n".join(json.dumps(r).encode() for r in RECORDS)), "without a list"),
    ],
    ids=["plain", "garbage behind", "mark", "comma", "lines"],
)
def test_what_can_be_put_right_is_and_is_named(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    records, ledger = read(saved(tmp_path, content))
    assert records == RECORDS
    assert len(problems(ledger)) == 1
    assert problem in problems(ledger)[0]


def _flipped() -> bytes:
    content = bytearray(gzip.compress(TEXT))
    content[-6] ^= 0xFF
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (gzip.compress(b""), "is empty"),
        (b"Not Found", "begins with 'Not Found'"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid", "Git LFS pointer"),
        (gzip.compress(TEXT)[:-20], "is cut off"),
        (_flipped(), "is corrupt"),
        (gzip.compress(TEXT[:5000]), f"is cut off after record {TEXT[:5000].count(b'}')}"),
        (gzip.compress(TEXT[:-1]), "is cut off after record 200"),
        (gzip.compress(TEXT + b"[]"), "goes on after the end"),
        (gzip.compress(TEXT.replace(b"}, {", b"} {", 1)), "lacks a comma between two records"),
        (gzip.compress(TEXT.replace(b"}, {", b"},, {", 1)), "is not valid JSON"),
        (gzip.compress(b"// a comment\n" + TEXT), "begins with '// a comment'"),
        (gzip.compress(b'{"papers": ' + TEXT + b"}"), "single object"),
        (gzip.compress(b"null"), "not a list of records"),
        (gzip.compress(TEXT.decode().encode("utf-16")), "is UTF-16"),
        (gzip.compress(b"[" * 5000 + b"]" * 5000), "nested deeper"),
    ],
    ids=range(17),
)
def test_damage_to_the_whole_file_is_one_sentence_with_its_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(UserError) as caught:
        read(saved(tmp_path, content))
    assert message in str(caught.value)
    assert str(caught.value).startswith("papers-with-abstracts.json.gz ")
    assert "\n" not in str(caught.value)


def test_a_wrong_record_costs_only_itself(tmp_path: Path) -> None:
    content = b'[{"a": 1}, {"a" 2}, null, "text", 7, [], true, {"a": 3}, nonsense]'
    records, ledger = read(saved(tmp_path, gzip.compress(content)))
    assert [record for record in records if record is not None] == [{"a": 1}, {"a": 3}]
    assert (ledger.records, ledger.imported, ledger.skipped) == (9, 2, 7)


def test_what_json_forbids_but_programs_write_is_read(tmp_path: Path) -> None:
    content = (
        b'[{"a": NaN, "b": -Infinity, "c": "\\ud83d", "d": "\xff", "e": '
        + b"1" * 5000
        + b', "f": "tab\there"}]'
    )
    (record,), _ = read(saved(tmp_path, gzip.compress(content)))
    assert record is not None
    assert record["c"] == "\ud83d"
    assert record["d"] == "�"
    assert record["e"] is None
    assert record["f"] == "tab\there"


def test_records_that_hold_their_like_are_not_cut_apart(tmp_path: Path) -> None:
    def tree(depth: int) -> dict[str, object]:
        below = [tree(depth - 1), tree(depth - 1)] if depth else []
        return {"task": "x" * 300, "subtasks": below}

    forest = [tree(9) for _ in range(12)]
    path = saved(tmp_path, gzip.compress(json.dumps(forest, separators=(",", ":")).encode()))
    assert path.stat().st_size > 0
    records, _ = read(path)
    assert records == forest


def test_a_record_of_many_pieces_is_one_record(tmp_path: Path) -> None:
    big = [{"a": '[{\\"' * 700_000}, {"a": "small"}]
    records, _ = read(saved(tmp_path, gzip.compress(json.dumps(big).encode())))
    assert records == big
