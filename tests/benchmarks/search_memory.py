"""How much memory the search takes: run by `search_measure`, with texts as JSON on the input.

A process of its own, because the pages that a benchmark needs would count as the engine's.
"""

import json
import sys
from pathlib import Path

from pwc_tui.store.queries.cards import Cards

__all__ = ["Cards"]
"""A program has papers before it searches them: what their import takes is not the engine's."""


def main() -> None:
    """Print how many MB of anonymous memory more there are than before the engine's import."""
    texts = json.load(sys.stdin)
    before = _anonymous_mb()
    from search_product import Product  # noqa: PLC0415 - what it imports is measured

    from pwc_tui.search.index.layout import NAMED_KINDS  # noqa: PLC0415

    product = Product(Path(sys.argv[1]), Path(sys.argv[2]))
    most = 0.0
    for text in texts:
        product.papers(text)
        for kind in NAMED_KINDS:
            product.names(text, kind)
        most = max(most, _anonymous_mb())
    print(most - before)


def _anonymous_mb() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    (kilobytes,) = (int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))
    return kilobytes / 1024


if __name__ == "__main__":
    main()
