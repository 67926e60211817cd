"""The models that stand on the leaderboards, each once, however its name is capitalised.

The names differ in nothing but case, diacritics and blanks: `PointNet++` is not `PointNet`. A blank
name is none.
"""

from pwc_tui.domain.text.clean import fold
from pwc_tui.ingest.clean.slugs import slugify, slugs_among
from pwc_tui.ingest.worker.reference_stage import ReferenceStage

_STATEMENTS = (
    "CREATE TABLE spelling (stated TEXT PRIMARY KEY, name, key, uses INTEGER, first INTEGER,"
    " model INTEGER) WITHOUT ROWID",
    "INSERT INTO spelling SELECT model, on_one_line(model), fold(on_one_line(model)), count(*),"
    " min(board << 32 | id), NULL FROM result GROUP BY model",
    "CREATE TABLE model (id INTEGER PRIMARY KEY, key TEXT UNIQUE, name, uses INTEGER, slug)",
    "INSERT INTO model (key, name, uses, slug) SELECT key, name, uses, slugify(key) FROM spelling"
    " WHERE name <> '' ORDER BY uses DESC, first"
    " ON CONFLICT (key) DO UPDATE SET uses = uses + excluded.uses",
    "CREATE INDEX model_slug ON model (slug)",
    "UPDATE spelling SET model = (SELECT id FROM model WHERE key = spelling.key)",
    "CREATE TABLE result_model (id INTEGER PRIMARY KEY, model INTEGER)",
    "INSERT INTO result_model SELECT r.id, s.model FROM result AS r"
    " CROSS JOIN spelling AS s ON s.stated = r.model ORDER BY r.id",
)
"""A model is shown as it is spelled most often. `result_model` tells the model of each result."""

_SHARING = (
    "SELECT id, key FROM model WHERE slug IN"
    " (SELECT slug FROM model GROUP BY slug HAVING count(*) > 1) ORDER BY id"
)

MODEL_ROWS = (
    "SELECT m.id, m.slug, m.name, m.uses, ifnull(n.papers, 0) FROM model AS m LEFT JOIN"
    " (SELECT r.model, count(DISTINCT p.paper) AS papers FROM result_model AS r"
    " CROSS JOIN result_paper AS p ON p.id = r.id"
    " WHERE r.model IS NOT NULL GROUP BY r.model) AS n ON n.model = m.id ORDER BY m.id"
)


def name_models(stage: ReferenceStage) -> None:
    """Give numbers and slugs to all models."""
    for function in (fold, on_one_line, slugify):
        stage.define(function)
    for statement in _STATEMENTS:
        stage.execute(statement)
    sharing = stage.rows(_SHARING).fetchall()

    def is_known(slug: str) -> bool:
        return bool(stage.rows("SELECT 1 FROM model WHERE slug = ?", (slug,)).fetchone())

    stage.execute_many("UPDATE model SET slug = ? WHERE id = ?", slugs_among(sharing, is_known))


def on_one_line(name: str) -> str:
    """Return a name with single blanks."""
    return " ".join(name.split())
