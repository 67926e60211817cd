"""Building the search index before the eyes of a person, for the commands that need to."""

import sys
from collections.abc import Callable, Collection
from pathlib import Path

from pwc_tui.ingest.report.progress import ProgressListener, phase, shown_on
from pwc_tui.search.upkeep.repair import IndexReport, Part, complete_index

_PHASES = {
    Part.SEARCH: "search index",
    Part.RELATED: "related papers",
    Part.ABSTRACTS: "abstracts",
}


def complete_shown(
    database: Path, parts: Collection[Part], *, is_forced: bool = False
) -> IndexReport:
    """Complete the index as `complete_index` does, with progress on the error stream."""
    with shown_on(sys.stderr) as listener:
        return complete_index(database, parts, is_forced=is_forced, progress=told_to(listener))


def told_to(listener: ProgressListener) -> Callable[[Part, float], None]:
    """Return what tells `listener` how far the building is."""

    def tell(part: Part, share: float) -> None:
        phase(listener, _PHASES[part])(share)

    return tell
