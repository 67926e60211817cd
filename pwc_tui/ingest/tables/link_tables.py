"""Who wrote a paper and what it is about: the tables that link papers, made of the stage."""

from pathlib import Path

from pwc_tui.domain.refs import Kind
from pwc_tui.ingest.clean.slugs import slugify, slugs_among
from pwc_tui.store.schema.papers import AuthorRow, PaperAuthorRow
from pwc_tui.store.write.database_writer import DatabaseWriter

_MEMBERS = (
    "INSERT OR IGNORE INTO paper_{kind}"
    " SELECT each.value, p.paper, each.key + p.behind FROM stage.paper_of AS p"
    " CROSS JOIN stage.arrived AS s ON s.arrival = p.arrival"
    " CROSS JOIN json_each(s.{kind}_ids) AS each ORDER BY 1, 2, 3"
)
"""Of a pair that a paper and its versions have in common the first one stays."""

_AUTHORS = (
    "CREATE TABLE stage.authorship AS"
    " SELECT each.value AS name, p.paper, each.key + p.behind AS position FROM stage.arrived AS s"
    " LEFT JOIN stage.paper_of AS p ON p.arrival = s.arrival"
    " CROSS JOIN json_each(s.authors) AS each",
    "CREATE TABLE stage.author (id INTEGER PRIMARY KEY, name TEXT UNIQUE)",
    "INSERT OR IGNORE INTO stage.author (name) SELECT name FROM stage.authorship",
    "INSERT OR IGNORE INTO paper_author SELECT a.id, s.paper, s.position"
    " FROM stage.authorship AS s CROSS JOIN stage.author AS a ON a.name = s.name"
    " WHERE s.paper IS NOT NULL ORDER BY 1, 2, 3",
    "CREATE TABLE stage.named AS SELECT a.id, slugify(a.name) AS slug, a.name, n.papers FROM"
    " (SELECT author_id, count(*) AS papers FROM paper_author GROUP BY 1) AS n"
    " CROSS JOIN stage.author AS a ON a.id = n.author_id ORDER BY a.id",
    "CREATE INDEX stage.named_slug ON named (slug)",
)
"""Authors are numbered as they are met, in the order of arrival. Those that only repeated records
name are left out at last: such records have no paper."""

_ADDRESSES = (
    "INSERT INTO address SELECT key, iif(owner > 0, owner, NULL), iif(owner < 0, -owner, NULL)"
    " FROM (SELECT key, min(owner) AS owner FROM (SELECT a.key, p.paper AS owner"
    " FROM stage.address AS a LEFT JOIN stage.repeated AS r ON r.arrival = a.arrival"
    " CROSS JOIN stage.paper_of AS p ON p.arrival = ifnull(r.first, a.arrival)"
    " UNION ALL SELECT key, -id FROM refs.repository) GROUP BY key) ORDER BY key"
)
"""The most important paper has an address that several have, and a repository goes before any
paper."""

_SHARING = (
    "SELECT id, name FROM stage.named WHERE slug IN"
    " (SELECT slug FROM stage.named GROUP BY slug HAVING count(*) > 1) ORDER BY id"
)


def write_addresses(writer: DatabaseWriter, references: Path) -> None:
    """Write what addresses lead to; those of repositories are in the file `references`."""
    writer.attach(references, "refs")
    writer.execute(_ADDRESSES)
    writer.detach("refs")


def write_members(writer: DatabaseWriter, kind: Kind) -> None:
    """Link papers with their tasks or methods."""
    writer.execute(_MEMBERS.format(kind=kind))


def write_authors(writer: DatabaseWriter) -> None:
    """Write all authors, numbered, give them slugs of their own, and link them with their papers.

    `stage.named` keeps them with the slugs of their names, which several may share.
    """
    writer.define(slugify)
    for statement in _AUTHORS:
        writer.execute(statement)
    sharing = writer.rows(_SHARING)

    def is_known(slug: str) -> bool:
        return bool(writer.rows("SELECT 1 FROM stage.named WHERE slug = ?", (slug,)))

    own = slugs_among(sharing, is_known)
    writer.execute("INSERT INTO author SELECT id, slug, name, papers FROM stage.named ORDER BY id")
    writer.set_slugs(AuthorRow, own)
    writer.create_indices([AuthorRow, PaperAuthorRow])
