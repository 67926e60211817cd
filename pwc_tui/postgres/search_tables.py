"""What a search on the server looks in: the words of papers and names, and of their texts.

Words come folded from the program, as its own index has them, so that they are compared byte by
byte. A vector tells by its weights where a word stands: A in the title, in any form, B in an
author's name, C in the name of a method, task or model, D in that of the venue.
"""

from collections.abc import Callable, Iterable

from pwc_tui.domain.refs import Kind
from pwc_tui.postgres.layout import (
    ABSTRACT_VECTOR,
    ABSTRACT_WORDS,
    PAPER_WORDS,
    SAMPLE,
    word_table,
)
from pwc_tui.postgres.publish_tables import BuildOnServer, Row

_TABLES = (
    'CREATE TABLE paper_title (id integer, words text COLLATE "C", forms text COLLATE "C")',
    "CREATE TABLE paper_alias (key bigint, paper integer)",
    'CREATE TABLE search_name (grp text COLLATE "C", kind text COLLATE "C", id integer,'
    ' paper_words text COLLATE "C", words text COLLATE "C", use bigint, vector tsvector)',
)
_NAMES_READY = (
    "UPDATE search_name SET vector ="
    " array_to_tsvector(array_remove(string_to_array(words, ' '), ''))",
    "CREATE INDEX ON search_name (kind, id)",
    "ANALYZE search_name",
)


def _field(name: str, table: str, column: str, kind: Kind) -> str:
    """Return a query for the words that a field of papers has, by paper."""
    return (
        f"{name} AS (SELECT paper_id, string_agg(DISTINCT paper_words, ' ') AS words"
        f" FROM {table} JOIN search_name ON kind = '{kind}' AND search_name.id = {column}"
        f" WHERE paper_id IS NOT NULL GROUP BY paper_id)"
    )


def _tagged(words: str, weight: str) -> str:
    """Return an expression for the vector of folded words, all of one weight."""
    return f"regexp_replace(coalesce({words}, ''), '([^ ]+)', '\\1:1{weight}', 'g')::tsvector"


_PAPERS = (
    "CREATE TABLE paper_words AS WITH "
    + ", ".join(
        (
            _field("a", "paper_author", "author_id", Kind.AUTHOR),
            _field("t", "paper_task", "task_id", Kind.TASK),
            _field("m", "paper_method", "method_id", Kind.METHOD),
            _field("r", "result", "model_id", Kind.MODEL),
        )
    )
    + " SELECT paper.id, paper_title.words AS title, coalesce(a.words, '') AS author,"
    " coalesce(t.words, '') AS task, coalesce(m.words, '') AS method,"
    " coalesce(r.words, '') AS model, coalesce(v.paper_words, '') AS venue,"
    " paper_title.forms AS form, "
    + " || ".join(
        (
            _tagged("concat_ws(' ', paper_title.words, paper_title.forms)", "A"),
            _tagged("a.words", "B"),
            _tagged("concat_ws(' ', t.words, m.words, r.words)", "C"),
            _tagged("v.paper_words", "D"),
        )
    )
    + " AS vector FROM paper JOIN paper_title ON paper_title.id = paper.id"
    " LEFT JOIN a ON a.paper_id = paper.id LEFT JOIN t ON t.paper_id = paper.id"
    " LEFT JOIN m ON m.paper_id = paper.id LEFT JOIN r ON r.paper_id = paper.id"
    f" LEFT JOIN search_name AS v ON v.kind = '{Kind.VENUE}' AND v.id = paper.venue_id"
    " ORDER BY paper.id"
)


def _in_quotes(text: str) -> str:
    return text.replace("'", "''")


def _counted(query: str) -> str:
    return f"SELECT word COLLATE \"C\" AS word, ndoc AS uses FROM ts_stat('{query}')"


_PAPER_WORDS = (
    # Titles and authors say how common a word is; the other fields repeat the same few names.
    f"CREATE TABLE {PAPER_WORDS} AS SELECT word, sum(ndoc * is_counted)::integer AS uses FROM ("
    'SELECT word COLLATE "C" AS word, ndoc, 1 AS is_counted'
    " FROM ts_stat('SELECT vector FROM paper_words', 'A') UNION ALL"
    " SELECT word, ndoc, 1 FROM ts_stat('SELECT vector FROM paper_words', 'B') UNION ALL"
    " SELECT word, ndoc, 0 FROM ts_stat('SELECT vector FROM paper_words', 'CD')) AS s GROUP BY word"
)


_ABSTRACTS = (
    "CREATE INDEX ON paper (abstract_id)",
    f"CREATE INDEX ON abstract USING gin (({ABSTRACT_VECTOR})) WITH (fastupdate = off)",
    f"CREATE TABLE {ABSTRACT_WORDS} AS "
    + _counted(
        f"SELECT {_in_quotes(ABSTRACT_VECTOR)} FROM abstract ORDER BY id % 97, id LIMIT {SAMPLE}"
    ),
    f"CREATE UNIQUE INDEX ON {ABSTRACT_WORDS} (word)",
    f"GRANT SELECT ON {ABSTRACT_WORDS} TO PUBLIC",
    f"ANALYZE {ABSTRACT_WORDS}",
)


def make_search_tables(build: BuildOnServer) -> None:
    """Make the tables that are filled from the program."""
    for statement in _TABLES:
        build.run(statement)


def fill_search_tables(
    build: BuildOnServer,
    titles: Iterable[Row],
    aliases: Callable[[], Iterable[Row]],
    names: Iterable[Row],
) -> None:
    """Copy the words of titles and names, and other names of papers.

    `aliases` is called when all `titles` and `names` are taken.
    """
    build.copy("paper_title", titles)
    build.copy("search_name", ((*row, None) for row in names))
    build.copy("paper_alias", aliases())


def finish_search_tables(
    build: BuildOnServer, groups: Iterable[str], tell: Callable[[float], None]
) -> None:
    """Make what is made of the words: vectors, counts, indices; `tell` is told how far it is."""
    statements = [*_NAMES_READY, _PAPERS, "DROP TABLE paper_title", _PAPER_WORDS]
    statements += [_group_words(group) for group in groups]
    for table in (PAPER_WORDS, *map(word_table, groups)):
        statements.append(f"CREATE UNIQUE INDEX ON {table} (word)")
    for table in (PAPER_WORDS, *map(word_table, groups)):
        statements.append(f"CREATE INDEX ON {table} USING gin (word gin_trgm_ops)")
    statements += (
        "ALTER TABLE paper_words ADD PRIMARY KEY (id)",
        "CREATE INDEX ON paper_words USING gin (vector) WITH (fastupdate = off)",
        "CREATE INDEX ON search_name USING gin (vector) WITH (fastupdate = off)",
        "CREATE INDEX ON search_name (kind, use DESC)",
        "CREATE INDEX ON paper_alias (key)",
    )
    for at, statement in enumerate(statements):
        tell(at / len(statements))
        build.run(statement)


def add_abstracts(build: BuildOnServer, tell: Callable[[float], None]) -> None:
    """Make what abstracts are searched by; that the table of their words is there says it is whole.

    Three quarters of the time go into one index, so that `tell` says little.
    """
    for at, statement in enumerate(_ABSTRACTS):
        tell(at / len(_ABSTRACTS))
        build.run(statement)


def _group_words(group: str) -> str:
    query = f"SELECT vector FROM search_name WHERE grp = ''{group}''"
    return f"CREATE TABLE {word_table(group)} AS {_counted(query)}"
