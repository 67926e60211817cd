#!/usr/bin/env python3
"""Press single keys on the program for long, and tell how much memory it has before and after.

    python tests/benchmarks/quick_fingers.py DB [--keys 20000] [--seed 1] [--size 120x40]

Memory is measured while the program is known to answer: a screen that is dead takes no more either.
"""

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.quick_fingers import KEYS, QuickFingers

_ALLOWED_MB = 30
_LOOK_EVERY = 1000


def main() -> int:
    """Press keys, print the memory now and then, and fail when it has grown too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("db")
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", default="120x40")
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        away = {"BROWSER": "true", "HF_ENDPOINT": "http://127.0.0.1:9"}
        own = {"PWC_TUI_USER": str(Path(folder) / "user.db")}
        command = [sys.executable, "-m", "pwc_tui", "--db", str(Path(options.db).resolve())]
        fingers = QuickFingers(command, {**os.environ, **away, **own}, (columns, lines))
        try:
            return _press_all(fingers, options.keys, random.Random(options.seed), (columns, lines))
        finally:
            fingers.close()


def _press_all(
    fingers: QuickFingers, count: int, chance: random.Random, size: tuple[int, int]
) -> int:
    names = list(KEYS)
    fingers.press(*chance.choices(names, k=_LOOK_EVERY))  # all that is loaded once is loaded
    fingers.ask_for_help(size)
    before = now = fingers.resident_mb()
    for pressed in range(_LOOK_EVERY, count + 1, _LOOK_EVERY):
        fingers.press(*chance.choices(names, k=_LOOK_EVERY))
        fingers.ask_for_help(size)
        now = fingers.resident_mb()
        print(f"{pressed:>7,} keys  {now:6.1f} MB", flush=True)
    print(f"{before:.1f} MB before, {now:.1f} MB after: at most {_ALLOWED_MB} MB more is right")
    return 0 if now - before <= _ALLOWED_MB else 1


if __name__ == "__main__":
    sys.exit(main())
