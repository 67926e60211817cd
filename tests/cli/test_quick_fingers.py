"""Keys in bursts in a real terminal, from the first start: the program shows what it should."""

import random
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
pytest.importorskip("pyte", reason="no pyte here: pip install 'pwc-tui[test]'")

from tests.quick_fingers import FoundFault, QuickFingers

_SEED, _BURSTS, _LOOK_EVERY = 3, 150, 50


@pytest.mark.parametrize("size", [(120, 40), (40, 15)], ids=["large", "small"])
def test_bursts_of_keys_leave_a_program_that_answers(
    environment: dict[str, str], tmp_path: Path, size: tuple[int, int]
) -> None:
    away = {  # no browser, no hub, and files that are saved go to a folder of their own
        "BROWSER": "true",
        "HF_ENDPOINT": "http://127.0.0.1:9",
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }
    inside = f"import os, sys; os.chdir({str(tmp_path)!r}); from pwc_tui.cli import main; "
    command = [sys.executable, "-c", inside + "sys.exit(main())"]
    fingers = QuickFingers(command, environment | away, size)
    chance = random.Random(_SEED)
    try:
        for count in range(1, _BURSTS + 1):
            fingers.burst(chance)
            if count % _LOOK_EVERY == 0:
                fingers.ask_for_help(size)
        assert fingers.leave() == 0
    except FoundFault as fault:
        pytest.fail(str(fault))
    finally:
        fingers.close()


def test_the_first_start_shows_the_columns_that_fit_beside_the_preview(
    bare_environment: dict[str, str],
) -> None:
    """The demo is made meanwhile, below a notice as wide as the screen."""
    fingers = QuickFingers([sys.executable, "-m", "pwc_tui"], bare_environment, (120, 36))
    try:
        fingers.until("1 of 3")  # papers, in the line below the list
        fingers.until("Date     ●    ★ ")
        assert fingers.leave() == 0
    except FoundFault as fault:
        pytest.fail(str(fault))
    finally:
        fingers.close()
