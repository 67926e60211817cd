"""What is opened at its first use is opened also where two threads ask for it at once."""

import subprocess
import sys
from pathlib import Path

import pytest

_OPENING = """
import sys
from pathlib import Path

from pwc_tui.system.importing import importing
from pwc_tui.tui.services.backend import Backend
from pwc_tui.domain.refs import Kind
from pwc_tui.tui.themes import CHOSEN_THEME

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name in ("sqlalchemy", "sqlmodel"):
            print("alone" if importing._is_owned() else "beside others")

sys.meta_path.insert(0, Watch())
backend = Backend(Path(sys.argv[1]))
if sys.argv[2] == "a list":
    backend.lists.hidden(Kind.DATASET)
else:
    backend.own.set_setting(CHOSEN_THEME, CHOSEN_THEME.default)
backend.close()
"""


@pytest.mark.parametrize("what", ["a list", "a setting"])
def test_one_thread_at_a_time_imports_what_two_would_find_half_imported(
    demo_db: Path, what: str
) -> None:
    command = [sys.executable, "-c", _OPENING, str(demo_db), what]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert set(done.stdout.split("\n")) == {"alone", ""}
