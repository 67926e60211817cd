"""Authors, their papers and the spellings of their names, made while other tables are written.

They are a third of the work between the stage and the tables, and need nothing of the rest: a
thread makes them in a file of its own, whose pages are copied to the tables as they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pwc_tui.ingest.clean.slugs import slugify, slugs_among
from pwc_tui.ingest.match.author_spellings import Spellings
from pwc_tui.store.schema.papers import AuthorRow, AuthorSpellingRow, PaperAuthorRow
from pwc_tui.store.write.background_writer import Behind
from pwc_tui.store.write.database_writer import DatabaseWriter

_STATEMENTS = (
    "CREATE TABLE authorship"
    " (name, paper INTEGER, position INTEGER, PRIMARY KEY (name, paper)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO authorship SELECT each.value, p.paper, each.key + p.behind"
    " FROM stage.paper_of AS p CROSS JOIN stage.arrived AS s ON s.arrival = p.arrival"
    " CROSS JOIN json_each(s.authors) AS each ORDER BY 1, 2, 3",
    "CREATE TABLE named (id INTEGER PRIMARY KEY, slug, name, papers INTEGER)",
    "INSERT INTO named (slug, name, papers) SELECT slugify(name), name, count(*)"
    " FROM authorship GROUP BY name",
    "INSERT INTO paper_author SELECT dense_rank() OVER (ORDER BY name), paper, position"
    " FROM authorship",
    "DROP TABLE authorship",
    "CREATE INDEX named_slug ON named (slug)",
)
"""Authors are numbered in the order of their names: one sorting gives numbers and links, in half of
the time that looking for each of two million names takes."""

_SHARING = (
    "SELECT id, name FROM named WHERE slug IN"
    " (SELECT slug FROM named GROUP BY slug HAVING count(*) > 1) ORDER BY id"
)
_MODELS = (AuthorRow, PaperAuthorRow, AuthorSpellingRow)


class AuthorTables:
    """Makes the tables of authors in a file in `folder`, from the stage at the path `stage`.

    Nobody may write to the stage between `begin` and `write`.
    """

    def __init__(self, stage: Path, folder: Path) -> None:
        self._stage, self._folder = stage, folder
        self._path = folder / "authors"
        self._made = DatabaseWriter(self._path)
        self._behind = Behind()

    def begin(self) -> None:
        """Let the work be done, when all papers have their numbers."""
        self._behind.put(self._make)

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

    def _make(self) -> None:
        made = self._made
        made.attach(self._stage, "stage")
        made.define(slugify)
        for statement in _STATEMENTS:
            made.execute(statement)
        sharing = made.rows(_SHARING)

        def is_known(slug: str) -> bool:
            return bool(made.rows("SELECT 1 FROM named WHERE slug = ?", (slug,)))

        own = slugs_among(sharing, is_known)
        made.execute("INSERT INTO author SELECT id, slug, name, papers FROM named ORDER BY id")
        made.set_slugs(AuthorRow, own)
        made.create_indices([AuthorRow, PaperAuthorRow])
        spellings = Spellings(self._folder)
        spellings.add(made.each("SELECT id, name, slug FROM named ORDER BY id"))
        made.insert(AuthorSpellingRow, spellings.rows(made))
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
