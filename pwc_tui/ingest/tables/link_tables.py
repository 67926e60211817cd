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
    "CREATE TABLE stage.authorship"
    " (name, paper INTEGER, position INTEGER, PRIMARY KEY (name, paper)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO stage.authorship SELECT each.value, p.paper, each.key + p.behind"
    " FROM stage.paper_of AS p CROSS JOIN stage.arrived AS s ON s.arrival = p.arrival"
    " CROSS JOIN json_each(s.authors) AS each ORDER BY 1, 2, 3",
    "CREATE TABLE stage.named (id INTEGER PRIMARY KEY, slug, name, papers INTEGER)",
    "INSERT INTO stage.named (slug, name, papers) SELECT slugify(name), name, count(*)"
    " FROM stage.authorship GROUP BY name",
    "INSERT INTO paper_author SELECT dense_rank() OVER (ORDER BY name), paper, position"
    " FROM stage.authorship",
    "CREATE INDEX stage.named_slug ON named (slug)",
)
"""Authors are numbered in the order of their names: one sorting gives numbers and links, in half of
the time that looking for each of two million names takes."""

_ADDRESSES = (
    "INSERT INTO address SELECT key, iif(owner > 0, owner, NULL), iif(owner < 0, -owner, NULL)"
    " FROM (SELECT key, min(owner) AS owner FROM (SELECT a.address AS key, p.paper AS owner"
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
