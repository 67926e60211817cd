"""What damage to the search index does to answers: `python -m tests.benchmarks.index_damage DB`.

Each file of the index of a copy of DB is damaged at `--places` seeded places, in turns by a bit, by
zeros (4 kB to 1 MB), by a cut end and by a wrong beginning; then 30 fixed questions of all kinds
are asked by `pwc-tui search` and `pwc-tui related`, and the answers compared with those of the
whole index. Counts per file: the same without a word, rebuilt and said so, other answers with a
word, other answers without one. The last must be 0; the program fails if it is not.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from pwc_tui.cli import main

SEARCHES = (
    *("attention is all you need", "atention is al you ned", "bert", "emotion", "resnet", "graph"),
    *("deep residual learning", "dp", "neural machine translation", "zero-shot", "vaswani", "gan"),
    *("task:emotion", "author:vaswani", "has:code", "year:2017..2019", "dataset:imagenet bert"),
    *("method:dropout", '"attention is all"', "-survey attention", "sort:date emotion"),
    *("kind:board imagenet", "kind:author he", "kind:repo transformer", "kind:model resnet"),
    "phrases that only abstracts may have",
)
RELATED = ("attention-is-all-you-need", "2401.12987", "1810.04805", "1512.03385")

_IMPORTED = (
    *("cli.run", "cli.commands.search", "cli.commands.related", "cli.output.search"),
    *("search.open", "search.upkeep.background_build", "search.engine.engine", "search.suggest"),
    *("search.lists.all_kinds", "search.lists.paper_lists", "search.related.related"),
    "search.suggest.did_you_mean",
)
"""What the questions take, imported once and not for every damage."""

Answers = list[object]


def measure() -> int:
    options = _options()
    for module in _IMPORTED:
        import_module(f"pwc_tui.{module}")
    chance, counts = random.Random(options.seed), Counter[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch, "whole")
        whole.mkdir()
        shutil.copy(options.database, whole / "archive.db")
        _run(whole, "index")
        expected, _ = _asked(whole)
        (folder,) = whole.glob("*.index")
        names = sorted(path.name for path in folder.iterdir() if path.suffix in (".bin", ".db"))
        for name in names:
            for place in range(options.places):
                damage = _DAMAGES[place % len(_DAMAGES)]
                copy = Path(scratch, "copy")
                shutil.copytree(whole, copy)
                what = damage(copy / folder.name / name, chance)
                answers, told = _asked(copy)
                result = _judged(answers == expected, told)
                counts[name, result] += 1
                if result in ("wrong", "told"):
                    print(f"{result} {name} {what}", flush=True)
                shutil.rmtree(copy)
            print(name, {r: counts[name, r] for r in _RESULTS}, flush=True)
    wrong = sum(count for (_, result), count in counts.items() if result == "wrong")
    print(f"{sum(counts.values()):,} damages, {wrong} answered wrongly without a word")
    return 1 if wrong else 0


_RESULTS = ("same", "rebuilt", "told", "wrong")


def _judged(is_same: bool, is_told: bool) -> str:
    if is_same:
        return "rebuilt" if is_told else "same"
    return "told" if is_told else "wrong"


def _asked(folder: Path) -> tuple[Answers, bool]:
    """Return what is answered to all questions, and whether damage was spoken of."""
    searched = _run(folder, "search", "--stdin", "--json", "--limit", "20", lines=SEARCHES)
    related = _run(folder, "related", "--stdin", "--json", lines=RELATED)
    told = searched.stderr + related.stderr
    answers: Answers = []
    for line in (searched.stdout + related.stdout).splitlines():
        answer = json.loads(line)
        answer.pop("took_ms", None)
        answers.append(answer)
    if "Traceback" in told:
        print(told, flush=True)
    said = ("damaged", "missing", "not complete", "another version", "were not searched")
    return [*answers, searched.returncode, related.returncode], any(each in told for each in said)


def _run(
    folder: Path, *words: str, lines: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the program in a fork of this process, which has imported already what it takes."""
    arguments = [*words, "--db", str(folder / "archive.db")]
    with ExitStack() as opened:
        streams = [opened.enter_context(tempfile.TemporaryFile("w+")) for _ in range(3)]
        streams[0].write("\n".join(lines))
        streams[0].seek(0)
        child = os.fork()
        if not child:
            for number, stream in enumerate(streams):
                os.dup2(stream.fileno(), number)
            os.environ["PWC_TUI_USER"] = str(folder / "user.db")
            _end_as(arguments)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for stream in streams:
            stream.seek(0)
        told = (stream.read() for stream in streams[1:])
        return subprocess.CompletedProcess(arguments, status, *told)


def _end_as(arguments: list[str]) -> NoReturn:
    """Be the program on the three streams of this process, and end."""
    status = 70
    try:
        sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, (0, 1, 2), "rww")
        status = main(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _flip_a_bit(path: Path, chance: random.Random) -> str:
    at = chance.randrange(path.stat().st_size)
    with path.open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << chance.randrange(8)]))
    return f"a bit of byte {at}"


def _write_zeros(path: Path, chance: random.Random) -> str:
    size = path.stat().st_size
    at, count = chance.randrange(size), chance.choice((4096, 65_536, 1 << 20))
    with path.open("r+b") as file:
        file.seek(at)
        file.write(bytes(min(count, size - at)))
    return f"{count} zeros at {at}"


def _cut(path: Path, chance: random.Random) -> str:
    at = chance.randrange(path.stat().st_size)
    os.truncate(path, at)
    return f"cut at {at}"


def _begin_otherwise(path: Path, chance: random.Random) -> str:
    count = chance.choice((1, 16, 64, 400))
    with path.open("r+b") as file:
        file.write(chance.randbytes(count))
    return f"{count} other bytes at the beginning"


_DAMAGES: tuple[Callable[[Path, random.Random], str], ...] = (
    _flip_a_bit,
    _write_zeros,
    _write_zeros,
    _cut,
    _begin_otherwise,
)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--places", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(measure())
