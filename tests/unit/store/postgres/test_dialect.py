"""The SQL of the queries as PostgreSQL takes it."""

import pytest

from pwc_tui.store.postgres.dialect import to_postgres


@pytest.mark.parametrize(
    ("sqlite", "postgres"),
    [
        ("SELECT x WHERE a = ? AND b IN (?,?)", "SELECT x WHERE a = %s AND b IN (%s,%s)"),
        ("WHERE a = :task OR b = :task", "WHERE a = %(task)s OR b = %(task)s"),
        ("SELECT ' 100 % :a ?' || ?", "SELECT ' 100 %% :a ?' || %s"),
        ("SELECT ifnull(date, ''), ifnull(a, b)", None),
        ("SELECT max(a, b), max(a)", "SELECT greatest(a, b), max(a)"),
        ("SELECT group_concat(id)", "SELECT string_agg(CAST(id AS text), ',')"),
        ("SELECT group_concat(name, char(10))", "SELECT string_agg(name, chr(10))"),
        ("SELECT sum(a > 0)", "SELECT count(*) FILTER (WHERE a > 0)"),
        ("SELECT sum(CASE WHEN a > 0 THEN 1 END)", "SELECT sum(CASE WHEN a > 0 THEN 1 END)"),
        ("WHERE id IN ()", "WHERE id IN (NULL)"),
    ],
)
def test_a_statement_is_translated(sqlite: str, postgres: str | None) -> None:
    dates = "SELECT coalesce(CAST(date AS text), ''), coalesce(a, b)"
    assert to_postgres(sqlite) == (postgres or dates)
