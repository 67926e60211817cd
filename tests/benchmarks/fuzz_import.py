"""Whether the import survives anything: `python -m tests.benchmarks.fuzz_import FOLDER`.

FOLDER holds a small whole archive. Imports `--count` damaged versions of it, from number `--first`
on, and prints how they went; what breaks a promise is printed with its number, which alone makes
it again (`--first N --count 1`).
"""

import argparse
import faulthandler
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.unit.archive.fuzzing import Arena
from tests.unit.archive.mutants import Base, mutant

_MOST_MEMORY = 600
"""Megabytes."""

_HANGS_AFTER = 120
"""Seconds after which all threads say where they are, and the program ends."""


def main() -> int:
    options = _options()
    base = Base.read(options.folder)
    counts: Counter[tuple[str, str]] = Counter()
    sentences: Counter[str] = Counter()
    slowest: list[tuple[float, int]] = []
    findings, memory, started = 0, 0.0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        arena = Arena(Path(folder), base)
        for number in range(options.first, options.first + options.count):
            damaged = mutant(base, number)
            faulthandler.dump_traceback_later(_HANGS_AFTER, exit=True)
            try:
                outcome = arena.run(damaged)
            except BaseException:
                findings += 1
                print(f"FOUND {number} {damaged.kind} {damaged.name}", flush=True)
                traceback.print_exc(file=sys.stdout)
                arena.put_back()
                continue
            slowest = sorted([*slowest, (outcome.seconds, number)])[-5:]
            counts[damaged.kind, "refused" if outcome.refusal else "imported"] += 1
            sentences[_shape(outcome.refusal)] += 1
            if _megabytes() > max(memory + 10, _MOST_MEMORY):
                print(f"MEMORY {number} {damaged.kind} {_megabytes():.0f} MB", flush=True)
            memory = _megabytes()
    faulthandler.cancel_dump_traceback_later()
    for (kind, result), count in sorted(counts.items()):
        print(f"{kind:<12}{result:<10}{count:>7,}")
    for sentence, count in sentences.most_common():
        print(f"{count:>7,}  {sentence}")
    print(f"slowest, CPU seconds and number: {slowest}")
    print(f"peak {memory:.0f} MB, {time.perf_counter() - started:.0f} s, {findings} findings")
    return int(findings > 0 or memory > _MOST_MEMORY)


def _shape(sentence: str | None) -> str:
    """Return a sentence without its numbers, so that like ones can be counted."""
    if sentence is None:
        return "imported"
    words = ("#" if any(map(str.isdigit, word)) else word for word in sentence.split()[1:])
    return " ".join(words)[:100]


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=10_000)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
