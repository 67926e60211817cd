"""Whether known rivals find each other: `python tests/benchmarks/related_seeds.py ARCHIVE`.

Four papers that compete on MELD and IEMOCAP are in the demo; the successor of Papers With Code
links none of them to another. Here they stand among the real papers of ARCHIVE, a folder of dump
files: both archives are put together, imported, and each of the four is asked for its first eight.
"""

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from pwc_tui.domain.related import EVIDENCE
from pwc_tui.ingest.demo import demo_files
from pwc_tui.search.engine.engine import SearchEngine
from pwc_tui.search.related.related import SHOWN, RelatedPapers
from pwc_tui.search.upkeep.background_build import ready_folder
from pwc_tui.store.queries.cards import Cards

SEEDS = (
    "Conversational Transfer Learning for Emotion Recognition",
    "A Transformer-Based Model With Self-Distillation for Multimodal Emotion Recognition in "
    "Conversations",
    "TelME: Teacher-leading Multimodal Fusion Network for Emotion Recognition in Conversation",
    "CFN-ESA: A Cross-Modal Fusion Network with Emotion-Shift Awareness for Dialogue Emotion "
    "Recognition",
)
"""The papers of the four pages of the successor's site that are known."""

_GOAL = 10
_NOTE = b" (Summary written for pwc-tui.)"
"""At the end of abstracts in the demo: no words that make papers related."""


def main() -> int:
    """Import both archives together and measure; return 1 when too few pairs are found."""
    with tempfile.TemporaryDirectory() as folder:
        for path in demo_files():
            whole = _joined(path, Path(sys.argv[1]) / f"{path.name}.gz")
            Path(folder, f"{path.name}.gz").write_bytes(gzip.compress(whole, 1))
        database = Path(folder, "both.db")
        program = [sys.executable, "-m", "pwc_tui", "--db", str(database), "import", folder]
        subprocess.run(program, check=True, capture_output=True)
        return _measure(database)


def _joined(first: Path, second: Path) -> bytes:
    """Return the arrays of two files as one array."""
    parts = first.read_bytes().replace(_NOTE, b""), gzip.decompress(second.read_bytes())
    return b"[%s,%s]" % tuple(part.strip().removeprefix(b"[").removesuffix(b"]") for part in parts)


def _measure(database: Path) -> int:
    cards = Cards(database)
    engine = SearchEngine.open(ready_folder(database, cards.build().build_id))
    related = RelatedPapers(engine, cards)
    seeds = {number for title in SEEDS if (number := cards.find(title)) is not None}
    print(f"{len(seeds)} of {len(SEEDS)} papers among {cards.count():,}")
    pairs = 0
    for name, ignored in (("boards ignored", EVIDENCE["boards"]), ("all evidence", frozenset())):
        lists = {seed: related.related(seed, SHOWN, ignored=ignored) for seed in seeds}
        pairs = sum(each.card.id in seeds for of in lists.values() for each in of)
        print(f"{name}: {pairs} of 12 pairs")
    for seed, of in lists.items():
        print(cards.pick([seed])[0].title)
        for each in of:
            print(f"  {'*' if each.card.id in seeds else ' '} {each.card.title[:70]}: {each.why()}")
    return int(pairs < _GOAL)


if __name__ == "__main__":
    sys.exit(main())
