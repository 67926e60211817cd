"""Which papers are meant: looked up by all that identifies them, for all mentions at once."""

from pwc_tui.domain.addresses import address_key
from pwc_tui.domain.text.generic_titles import senses_of_full, spelling
from pwc_tui.store.write.database_writer import DatabaseWriter


def find_papers(writer: DatabaseWriter, mentions: str, found: str) -> None:
    """Make a table `(id, paper)` with the arrival of the paper of each mention, null for none.

    A slug counts more than an arXiv id, that more than an address, and that more than a title; the
    first paper in the file that has it is the one. `mentions` is a table that begins as
    `match.mentions.NAMED` does.
    """
    writer.define(address_key)
    writer.define(spelling_of_title)
    writer.execute(f"CREATE TABLE {found} (id INTEGER PRIMARY KEY, paper INTEGER)")
    writer.execute(f"INSERT INTO {found} SELECT m.id, {_FOUND} FROM {mentions} AS m ORDER BY m.id")
    writer.execute(stand_in(found, "repeated", "first"))


def stand_in(found: str, others: str, column: str) -> str:
    """Return a statement that replaces records in a table by those that stand for them."""
    return (
        f"UPDATE {found} SET paper = (SELECT {column} FROM stage.{others} WHERE arrival = paper)"
        f" WHERE paper IN (SELECT arrival FROM stage.{others})"
    )


def by_title(writer: DatabaseWriter, title: str) -> int | None:
    """Return the arrival of the paper of a title, which is not "", None where there is none."""
    found = writer.rows(_BY_TITLE, (title, spelling_of_title(title)))[0][0]
    return None if found is None else int(found)


def spelling_of_title(title: str) -> str:
    """Return the `spelling` of a title given by its key, "" for one that has none."""
    return spelling(senses_of_full(title))


_FIRST = "(SELECT arrival FROM stage.{} ORDER BY arrival LIMIT 1)"
_TITLED = _FIRST.format("keys WHERE title = {}")
_SPELLED = _FIRST.format("keys WHERE spelling = {}")
_FOUND = "coalesce({})".format(
    ", ".join(
        (
            _FIRST.format("keys WHERE slug = m.slug"),
            _FIRST.format("keys WHERE arxiv = m.arxiv"),
            _FIRST.format("address WHERE address = iif(m.url = '', NULL, address_key(m.url))"),
            _TITLED.format("m.title"),
            # The address of a link's paper tells which one it is: the spelling need not.
            _SPELLED.format("iif(m.slug = '', spelling_of_title(m.title), '')"),
        )
    )
)
_BY_TITLE = (
    f"SELECT ifnull(r.first, f.arrival) FROM (SELECT coalesce("
    f"{_TITLED.format('?1')}, {_SPELLED.format('?2')}) AS arrival) AS f"
    " LEFT JOIN stage.repeated AS r ON r.arrival = f.arrival"
)
