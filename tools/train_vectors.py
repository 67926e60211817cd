"""Train the word vectors that the program ships: tools/train_vectors.py DB [--epochs N].

Writes `pwc_tui/search/meaning/word_vectors.npz` and prints the figures that belong into the model
card beside it, and the checksum that belongs into `word_vectors.py`, too. Needs
`pip install 'pwc-tui[vectors]'`; 150,000 papers take minutes of one core.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pwc_tui.search.build.training import EPOCHS, TitleCheck, train
from pwc_tui.search.build.training_texts import training_texts
from pwc_tui.search.meaning.word_vectors import SHIPPED
from pwc_tui.store.queries.table_scan import Scan

_TOLD_PERCENT = 5


def main() -> int:
    """Train, say how good the table is, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("database", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    started = time.process_time()
    with Scan(options.database) as scan:
        texts = training_texts(scan)
    print(f"{len(texts):,} papers, {len(texts.words):,} words")
    check = TitleCheck.drawn(texts)
    vectors = train(texts, check.papers, options.epochs, _narrate())
    vectors.save(options.out)
    print(f"MRR of {len(check.papers):,} left-out abstracts: {check.score(texts, vectors):.3f}")
    print(f"{options.out}: {options.out.stat().st_size:,} bytes, checksum {vectors.checksum}")
    print(f"{time.process_time() - started:.0f} s of processor time")
    return 0


def _narrate() -> Callable[[float], None]:
    last = 0

    def tell(share: float) -> None:
        nonlocal last
        percent = int(100 * share)
        if percent >= last + _TOLD_PERCENT:
            last = percent
            print(f"{percent} %", file=sys.stderr, flush=True)

    return tell


if __name__ == "__main__":
    sys.exit(main())
