"""Which records are one paper, and which papers results, links, datasets and methods are about."""

from pathlib import Path

from pwc_tui.domain.sections import Section
from pwc_tui.ingest.extract import Extraction
from pwc_tui.ingest.match.contradictions import settle
from pwc_tui.ingest.match.duplicates import find_versions, note_versions
from pwc_tui.ingest.match.entities import place_boards, sort_into_areas
from pwc_tui.ingest.match.entity_stage import told
from pwc_tui.ingest.match.importance import number_papers
from pwc_tui.ingest.match.mentions import NAMED, Mention, PaperNames, names_in
from pwc_tui.ingest.match.paper_index import find_papers, stand_in
from pwc_tui.ingest.match.papers_by_code import follow_code
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import PaperStage

_MENTIONS = {
    "result": "refs.result",
    "link": "refs.link",
    "dataset": "stage.dataset_mention",
    "method": "stage.method_mention",
}
"""What is about papers, and the tables that say what each calls its paper."""

_TOLD = (
    "CREATE TABLE refs.link_paper (id INTEGER PRIMARY KEY, paper INTEGER)",
    "INSERT INTO refs.link_paper SELECT f.id, p.paper FROM stage.found_link AS f"
    " LEFT JOIN stage.paper_of AS p ON p.arrival = f.paper ORDER BY f.id",
    "CREATE TABLE stage.official (paper INTEGER PRIMARY KEY, url TEXT)",
    "INSERT OR IGNORE INTO stage.official SELECT p.paper, l.repository FROM refs.link AS l"
    " CROSS JOIN refs.link_paper AS p ON p.id = l.id"
    " WHERE l.is_official AND p.paper IS NOT NULL ORDER BY l.id",
    "CREATE TABLE refs.result_paper (id INTEGER PRIMARY KEY, paper INTEGER, date TEXT, code TEXT)",
    "INSERT INTO refs.result_paper SELECT f.id, p.paper, n.date, o.url"
    " FROM stage.found_result AS f LEFT JOIN stage.paper_of AS p ON p.arrival = f.paper"
    " LEFT JOIN stage.numbering AS n ON n.id = p.paper"
    " LEFT JOIN stage.official AS o ON o.paper = p.paper ORDER BY f.id",
)
"""What whoever makes the rows of results and links has to know of their papers: the numbers, and
for results the date and the first official repository."""


def merge_repeated(archive: Extraction, stage: PaperStage) -> None:
    """Complete all papers on the stage with what repeats them."""
    ledger = archive.ledger(Section.PAPERS)
    for record in stage.merge_repeated():
        ledger.record = record
        ledger.merge("repeated paper: completes the first", "paper_url")


def resolve(
    archive: Extraction, stage: PaperStage, writer: DatabaseWriter, references: Path
) -> None:
    """Match and number all papers on the stage, merged ones; tell in `references` who is who."""
    stage.complete_keys()
    writer.attach(references, "refs")
    place_boards(writer)
    sort_into_areas(writer)
    for kind in ("dataset", "method"):
        _mention_papers(writer, kind)
    for name, table in _MENTIONS.items():
        find_papers(writer, table, f"stage.found_{name}")
    same = [*settle(writer, stage), *follow_code(writer, stage)]
    versions = find_versions(stage, same)
    note_versions(versions, stage, archive.ledger(Section.PAPERS))
    writer.insert_into("stage.version", 2, versions.items())
    for name in _MENTIONS:
        writer.execute(stand_in(f"stage.found_{name}", "version", "shown"))
    number_papers(writer)
    stage.number()
    for statement in _TOLD:
        writer.execute(statement)
    writer.detach("refs")


def _mention_papers(writer: DatabaseWriter, kind: str) -> None:
    """Put onto the stage how datasets or methods name their papers."""
    writer.execute(f"CREATE TABLE stage.{kind}_mention ({NAMED})")
    named = writer.rows(
        f"SELECT own.id, {told(kind, 'paper_url', 'paper_title')}, {told(kind, 'paper_title')}"
        f" FROM stage.{kind} AS own ORDER BY own.id"
    )
    rows = [(id_, *names_in(Mention(url or "", title or ""))) for id_, url, title in named]
    writer.insert_into(f"stage.{kind}_mention", len(PaperNames._fields) + 1, rows)
