"""The order of the papers by importance: most results, then most repositories, then the newest."""

from pwc_tui.store.write.database_writer import DatabaseWriter

_STATEMENTS = (
    "CREATE TABLE stage.importance"
    " (arrival INTEGER PRIMARY KEY, results INTEGER, repositories INTEGER, is_official INTEGER)",
    "INSERT INTO stage.importance SELECT paper, sum(results), sum(repositories), max(is_official)"
    " FROM (SELECT paper, count(*) AS results, 0 AS repositories, 0 AS is_official"
    " FROM stage.found_result WHERE paper IS NOT NULL GROUP BY paper UNION ALL"
    " SELECT f.paper, 0, count(DISTINCT o.repository), max(l.is_official)"
    " FROM stage.found_link AS f CROSS JOIN refs.link AS l ON l.id = f.id"
    " CROSS JOIN refs.repository_of AS o ON o.link = f.id"
    " WHERE f.paper IS NOT NULL GROUP BY f.paper) GROUP BY paper ORDER BY paper",
    "INSERT INTO stage.numbering"
    " (arrival, date, result_count, repository_count, has_official_code)"
    " SELECT k.arrival, k.date, ifnull(results, 0), ifnull(repositories, 0), ifnull(is_official, 0)"
    " FROM stage.keys AS k LEFT JOIN stage.importance AS i ON i.arrival = k.arrival"
    " WHERE k.arrival NOT IN (SELECT arrival FROM stage.repeated)"
    " AND k.arrival NOT IN (SELECT arrival FROM stage.version)"
    " ORDER BY 3 DESC, 4 DESC, 2 DESC, 1",
    "CREATE INDEX stage.numbered ON numbering (arrival, version_of)",
    "INSERT INTO stage.numbering"
    " (arrival, result_count, repository_count, has_official_code, version_of)"
    " SELECT v.arrival, n.result_count, n.repository_count, n.has_official_code, n.id"
    " FROM stage.version AS v CROSS JOIN stage.numbering AS n ON n.arrival = v.shown"
    " ORDER BY v.arrival",
)
"""Equal papers stay in the order of the file; repeated records get no number, and versions get
theirs behind all papers."""


def number_papers(writer: DatabaseWriter) -> None:
    """Give all papers their numbers; the papers of results and links are found."""
    for statement in _STATEMENTS:
        writer.execute(statement)
