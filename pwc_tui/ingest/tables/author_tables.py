"""Authors, their papers and the spellings of their names, made while all else is done.

They are a third of the work between the stage and the tables, and need little of the rest: a thread
makes them in a file of its own, first who there is, and when all papers have their numbers, who
wrote what. The pages of that file are copied to the tables as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pwc_tui.ingest.clean.slugs import slugify, slugs_among
from pwc_tui.ingest.match.author_spellings import Spellings
from pwc_tui.store.schema.papers import AuthorRow, AuthorSpellingRow, PaperAuthorRow
from pwc_tui.store.write.background_writer import Behind
from pwc_tui.store.write.database_writer import DatabaseWriter

_CACHE = -16384
"""16 MB, in which the numbers of all papers fit."""

_NAMES = (
    "CREATE TABLE authorship"
    " (name, arrival INTEGER, position INTEGER, PRIMARY KEY (name, arrival)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO authorship SELECT each.value, s.arrival, each.key"
    " FROM stage.arrived AS s CROSS JOIN json_each(s.authors) AS each"
    " WHERE s.arrival NOT IN (SELECT arrival FROM stage.repeated) ORDER BY 1, 2, 3",
    "CREATE TABLE named (id INTEGER PRIMARY KEY, slug, name)",
    "INSERT INTO named (slug, name) SELECT slugify(name), name FROM authorship GROUP BY name",
    "CREATE INDEX named_slug ON named (slug)",
)
"""Authors are numbered in the order of their names: one sorting gives numbers and links, in half of
the time that looking for each of two million names takes."""

_LINKS = (
    f"PRAGMA stage.cache_size={_CACHE}",
    "INSERT OR IGNORE INTO paper_author SELECT n.id, p.paper, a.position + p.behind"
    " FROM named AS n CROSS JOIN authorship AS a ON a.name = n.name"
    " CROSS JOIN stage.paper_of AS p ON p.arrival = a.arrival ORDER BY 1, 2, 3",
    "INSERT INTO author SELECT n.id, n.slug, n.name, c.papers FROM"
    " (SELECT author_id, count(*) AS papers FROM paper_author GROUP BY author_id) AS c"
    " CROSS JOIN named AS n ON n.id = c.author_id",
    "DROP TABLE authorship",
)
"""What an author has in common with a version of a paper counts once."""

_SHARING = (
    "SELECT id, name FROM named WHERE slug IN"
    " (SELECT slug FROM named GROUP BY slug HAVING count(*) > 1) ORDER BY id"
)
_MODELS = (AuthorRow, PaperAuthorRow, AuthorSpellingRow)


class AuthorTables:
    """Makes the tables of authors in a file in `folder`, from the stage at the path `stage`.

    Nobody may change the records on the stage between `begin` and `write`.
    """

    def __init__(self, stage: Path, folder: Path) -> None:
        self._stage, self._folder = stage, folder
        self._path = folder / "authors"
        self._made = DatabaseWriter(self._path)
        self._behind = Behind()
        self._spellings = Spellings(folder)

    def begin(self) -> None:
        """Let the names be sorted, when repeated papers are merged."""
        self._made.attach_as_it_is(self._stage, "stage")
        self._behind.put(self._name)

    def link(self) -> None:
        """Let the rest be done, when all papers have their numbers."""
        self._behind.put(self._link)

    def write(self, writer: DatabaseWriter) -> None:
        """Write the tables, with their indices; raises what went wrong with them."""
        self._behind.wait()
        self._made.close()
        writer.create_indices(_MODELS)
        writer.take_over_pages(self._path, _MODELS)

    def close(self) -> None:
        """Stop what is under way. Closing twice does nothing."""
        self._made.stop()
        self._behind.stop()
        self._made.close()

    def _name(self) -> None:
        made = self._made
        made.define(slugify)
        for statement in _NAMES:
            made.execute(statement)
        made.detach("stage")
        sharing = made.rows(_SHARING)

        def is_known(slug: str) -> bool:
            return bool(made.rows("SELECT 1 FROM named WHERE slug = ?", (slug,)))

        self._own_slugs = slugs_among(sharing, is_known)
        self._spellings.add(made.each("SELECT id, name, slug FROM named ORDER BY id"))

    def _link(self) -> None:
        made = self._made
        made.attach(self._stage, "stage")
        for statement in _LINKS:
            made.execute(statement)
        made.set_slugs(AuthorRow, self._own_slugs)
        made.create_indices([AuthorRow, PaperAuthorRow])
        made.insert(AuthorSpellingRow, self._spellings.rows(made))
        made.create_indices([AuthorSpellingRow])
        made.wait()


@contextmanager
def authors_beside(stage: Path, folder: Path) -> Iterator[AuthorTables]:
    """Yield what makes the tables of authors; what it does ends with the block."""
    tables = AuthorTables(stage, folder)
    try:
        yield tables
    finally:
        tables.close()
