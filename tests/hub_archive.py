"""A small archive on the hub of a test: some of the demo's records, as parquet."""

import json
from pathlib import Path

from tests.hub_server import HubServer
from tests.unit.archive.parquet_forms import write_parquet

_DATA = Path(__file__).parents[1] / "data"
_STEMS = {
    "papers": "papers-with-abstracts",
    "links": "links-between-papers-and-code",
    "evaluations": "evaluation-tables",
    "methods": "methods",
    "datasets": "datasets",
}
PAPERS_HELD = 25


def put_on(hub: HubServer, folder: Path) -> None:
    """Let `hub` hold a small archive, which is written below `folder`, instead of what it holds."""
    hub.files.clear()
    hub.small.clear()
    for section, stem in _STEMS.items():
        records = json.loads((_DATA / f"{stem}.json").read_text("utf-8"))
        for path in write_parquet(folder, section, records[:PAPERS_HELD]):
            dataset = path.parent.parent.name
            hub.files.setdefault(dataset, {})[f"data/{path.name}"] = path.read_bytes()
