"""The links file: which repository implements which paper."""

import re

from pwc_tui.domain.references import repository_url
from pwc_tui.ingest.clean.coerce import flag, text
from pwc_tui.ingest.match.mentions import Mention, names_in
from pwc_tui.ingest.report.ledger import Ledger
from pwc_tui.ingest.sources.json_records import Batch
from pwc_tui.ingest.worker.reference_stage import ReferenceStage
from pwc_tui.store.write.bulk_insert import Row

_FLAGS = ("is_official", "mentioned_in_paper", "mentioned_in_github")

_COPIES = (
    "SELECT id, first, record, repository, framework FROM"
    " (SELECT l.id, l.record, l.repository, l.framework, min(l.id) OVER"
    " (PARTITION BY o.repository, p.paper,"
    " iif(p.paper IS NULL, json_array(l.slug, l.arxiv, l.url, l.title, l.own_names), 0)) AS first"
    " FROM link AS l CROSS JOIN link_paper AS p ON p.id = l.id"
    " CROSS JOIN repository_of AS o ON o.link = l.id)"
    " WHERE id <> first ORDER BY id"
)
"""Links that repeat the first one of their repository and paper; where the archive lacks the paper,
what they call it tells whether it is the same."""

_MERGE = (
    "UPDATE link AS first SET "
    + ", ".join(f"{name} = first.{name} | copy.{name}" for name in _FLAGS)
    + " FROM link AS copy WHERE copy.id = ?1 AND first.id = ?2"
)
_FRAMEWORK = "SELECT framework FROM link WHERE id = ?"

_REPOSITORY_ROWS = (
    "SELECT r.id, r.url, ifnull(n.links, 0) FROM repository AS r LEFT JOIN"
    " (SELECT o.repository, count(*) AS links FROM link AS l"
    " CROSS JOIN repository_of AS o ON o.link = l.id GROUP BY 1) AS n"
    " ON n.repository = r.id ORDER BY r.id"
)
_ROWS = (
    "SELECT row_number() OVER (), * FROM (SELECT p.paper, o.repository,"
    " iif(p.paper IS NULL, nullif(l.page_slug, ''), NULL),"
    " iif(p.paper IS NULL, nullif(l.paper_title, ''), NULL),"
    " l.is_official, l.mentioned_in_paper, l.mentioned_in_github, l.framework FROM link AS l"
    " CROSS JOIN link_paper AS p ON p.id = l.id"
    " CROSS JOIN repository_of AS o ON o.link = l.id"
    " ORDER BY p.paper IS NULL, p.paper, l.is_official DESC, l.id)"
)


class Links:
    """Takes the records of the file onto the stage, and makes rows of them."""

    def __init__(self, stage: ReferenceStage, ledger: Ledger) -> None:
        self._stage = stage
        self._ledger = ledger
        self._count = 0

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in batch.drained():
            self._ledger.record = number
            self._take(record)

    def write(self) -> None:
        """Make the rows of repositories and links, when the papers of all are known.

        Official links are first within a paper, those without a paper last.
        """
        self._merge()
        self._stage.make_rows("repository", _REPOSITORY_ROWS)
        self._stage.make_rows("code_link", _ROWS)

    def _merge(self) -> None:
        """Complete links with those that repeat them."""
        frameworks: dict[int, str] = {}
        merged: list[Row] = []
        for copy, first, record, repository, other in self._stage.rows(_COPIES).fetchall():
            self._ledger.record = record
            self._ledger.merge("repeated link", "repo_url", repository)
            known = frameworks.get(first) or self._stage.rows(_FRAMEWORK, (first,)).fetchone()[0]
            both = filter(None, dict.fromkeys([*known.split(", "), other]))
            frameworks[first] = ", ".join(both)
            merged.append((copy, first))
        self._stage.execute_many(_MERGE, merged)
        changed = [(told, first) for first, told in frameworks.items()]
        self._stage.execute_many("UPDATE link SET framework = ? WHERE id = ?", changed)
        self._stage.execute_many("DELETE FROM link WHERE id = ?", [(copy,) for copy, _ in merged])

    def _take(self, record: dict[str, object]) -> None:
        url = repository_url(text(record.get("repo_url"), "repo_url", self._ledger))
        if url is None or "://" not in url:
            self._ledger.skip("no repository", "repo_url", record.get("repo_url"))
            return
        mention = Mention(*[self._text(record, field) for field in _MENTION])
        if not any(mention):
            self._ledger.skip("nothing that identifies the paper", value=url)
            return
        names = names_in(mention)
        named = url, _identity(url), names.slug, mention.title
        flags = [bool(flag(record.get(field), field, self._ledger)) for field in _FLAGS]
        framework = _framework(self._text(record, "framework"))
        facts = (*named, *flags, framework, self._ledger.layer, self._ledger.record)
        self._count += 1
        self._stage.add("link", self._count, *names, *facts)

    def _text(self, record: dict[str, object], field: str) -> str:
        return text(record.get(field), field, self._ledger) or ""


_MENTION = ("paper_url", "paper_title", "paper_arxiv_id", "paper_url_abs")
_KNOWN_HOST = re.compile(
    r"^https?://(?:www\.)?((?:gist\.)?github\.com|gitlab\.com|bitbucket\.org)/", re.I
)
_NO_FRAMEWORK = ("none", "null", "nan")


def _identity(url: str) -> str:
    """Return what two addresses of one repository share: the case does not count on known hosts."""
    return url.lower() if _KNOWN_HOST.match(url) else url


def _framework(name: str) -> str:
    lower = name.lower()
    return "" if lower in _NO_FRAMEWORK else lower
