"""Results that name their paper only by its code: `Official`, and the address of a repository."""

from collections import defaultdict

from pwc_tui.domain.addresses import address_key
from pwc_tui.domain.references import repository_url
from pwc_tui.ingest.match.contradictions import is_stub
from pwc_tui.store.write.database_writer import DatabaseWriter
from pwc_tui.store.write.paper_stage import PaperStage

_BY_CODE = (
    "SELECT id, url FROM refs.result"
    " WHERE slug = '' AND arxiv = '' AND title = '' AND url <> '' ORDER BY id"
)
_PAPERS_OF = (
    "SELECT DISTINCT f.paper, l.is_official FROM refs.link AS l"
    " CROSS JOIN stage.found_link AS f ON f.id = l.id"
    " WHERE l.identity = ? AND f.paper IS NOT NULL"
)
_PAPER_OF = "SELECT paper FROM stage.found_result WHERE id = ?"
_MOVE = "UPDATE stage.found_result SET paper = ? WHERE id = ?"


def follow_code(writer: DatabaseWriter, stage: PaperStage) -> list[tuple[int, int]]:
    """Let such results be of the one paper of their code, unless they have more than a stub.

    Official links count alone, where a repository has some. Returned are records that turned out to
    be of one paper.
    """
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for result, url in writer.rows(_BY_CODE):
        wanted[address_key(repository_url(f"https://{url}") or "")].append(result)
    marks = ", ".join("?" * len(wanted))
    named = f"SELECT identity, key FROM refs.repository WHERE key IN ({marks}) ORDER BY id"
    same: list[tuple[int, int]] = []
    for identity, key in writer.rows(named, tuple(wanted)):
        links = writer.rows(_PAPERS_OF, (identity,))
        papers = {paper for paper, is_official in links if is_official} or {p for p, _ in links}
        for result in wanted[key] if len(papers) == 1 else ():
            same += _move(writer, stage, result, *papers)
    return same


def _move(
    writer: DatabaseWriter, stage: PaperStage, result: int, paper: int
) -> list[tuple[int, int]]:
    known = writer.rows(_PAPER_OF, (result,))[0][0]
    if known is not None and not is_stub(stage.fullness([known])[known]):
        return []
    writer.execute_many(_MOVE, [(paper, result)])
    return [] if known is None else [(paper, known)]
