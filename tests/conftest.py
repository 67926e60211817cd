"""What all tests share: the demo archive, imported by the real importer."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of the demo archive with its search index; not to be written to."""
    from pwc_tui.archive.importer import import_archive  # noqa: PLC0415  only where it is needed

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    import_archive([DATA], path, is_demo=True)
    return path
