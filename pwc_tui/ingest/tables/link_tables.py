"""What papers are about and found under: the tables that link them, made of the stage."""

from pathlib import Path

from pwc_tui.domain.refs import Kind
from pwc_tui.store.write.database_writer import DatabaseWriter

_MEMBERS = (
    "INSERT OR IGNORE INTO paper_{kind}"
    " SELECT each.value, p.paper, each.key + p.behind FROM stage.paper_of AS p"
    " CROSS JOIN stage.arrived AS s ON s.arrival = p.arrival"
    " CROSS JOIN json_each(s.{kind}_ids) AS each ORDER BY 1, 2, 3"
)
"""Of a pair that a paper and its versions have in common the first one stays."""

_ADDRESSES = (
    "INSERT INTO address SELECT key, iif(owner > 0, owner, NULL), iif(owner < 0, -owner, NULL)"
    " FROM (SELECT key, min(owner) AS owner FROM (SELECT a.address AS key, p.paper AS owner"
    " FROM stage.address AS a LEFT JOIN stage.repeated AS r ON r.arrival = a.arrival"
    " CROSS JOIN stage.paper_of AS p ON p.arrival = ifnull(r.first, a.arrival)"
    " UNION ALL SELECT key, -id FROM refs.repository) GROUP BY key) ORDER BY key"
)
"""The most important paper has an address that several have, and a repository goes before any
paper."""


def write_addresses(writer: DatabaseWriter, references: Path) -> None:
    """Write what addresses lead to; those of repositories are in the file `references`."""
    writer.attach(references, "refs")
    writer.execute(_ADDRESSES)
    writer.detach("refs")


def write_members(writer: DatabaseWriter, kind: Kind) -> None:
    """Link papers with their tasks or methods."""
    writer.execute(_MEMBERS.format(kind=kind))
