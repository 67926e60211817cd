"""One thing that papers share: which papers, and how much sharing it says."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pwc_tui.domain.related import ReasonKind


@dataclass(frozen=True, slots=True)
class SharedEvidence:
    """A thing of the paper that others have too: these papers, and how much sharing it says."""

    kind: ReasonKind
    number: int
    """Of the thing; of a word among the keywords."""
    strength: float | NDArray[np.float32]
    """0 to 1 by its rarity, the same for all papers or for each its own."""
    papers: NDArray[np.int32]
    """Sorted."""

    def shared_with(self, paper: int) -> float:
        """Return the strength for one paper, 0 where it does not have the thing."""
        at = int(np.searchsorted(self.papers, paper))
        if at == len(self.papers) or int(self.papers[at]) != paper:
            return 0.0
        return self.strength if isinstance(self.strength, float) else float(self.strength[at])
