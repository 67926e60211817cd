"""Word vectors of a user's own archive: trained, compared with those in use, and kept if better."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pwc_tui.domain.errors import UserError
from pwc_tui.search.build.builder import build_meaning
from pwc_tui.search.index.array_store import ArrayFile
from pwc_tui.search.index.layout import MEANING
from pwc_tui.search.meaning.paper_vectors import table_of
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.search.upkeep.repair import alone, complete_index
from pwc_tui.store.queries.table_scan import Scan

_FEWEST_PAPERS = 5_000
"""With an abstract; of fewer no word can be learnt that is worth anything."""

_READ, _TRAINED = 0.1, 0.9
"""Parts of the time after which the texts are read, and the words are trained (measured)."""


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What training came to: scores of the built-in check, the mean reciprocal rank of titles."""

    papers: int
    score: float
    """Of the new table."""
    score_in_use: float
    """Of the table that the index had before."""
    is_kept: bool
    """Whether the new one was better, and is in use now."""
    seconds: float


def train_own_vectors(
    database: Path, tell: Callable[[float], None] = lambda _: None
) -> TrainingReport:
    """Train word vectors on the archive in `database`, and use them if they find titles better.

    `tell` is told how much is done, 0 to 1; 3 minutes of one core for 150,000 papers. Raises
    UserError where SciPy is missing or the archive is too small, and as `complete_index` does.
    """
    try:
        from pwc_tui.search.build.training import TitleCheck, train  # noqa: PLC0415 - SciPy: 90 ms
    except ModuleNotFoundError as error:
        raise UserError(
            f"Training needs a library that is not installed ({error.name}): "
            "`pip install 'pwc-tui[vectors]'`"
        ) from error
    from pwc_tui.search.build.training_texts import training_texts  # noqa: PLC0415 - as above

    started = time.perf_counter()
    folder = complete_index(database, [IndexPart.SEARCH, IndexPart.MEANING]).folder
    with Scan(database) as scan:
        texts = training_texts(scan)
    usable = int((texts.abstract_sizes() > 0).sum())
    if usable < _FEWEST_PAPERS:
        raise UserError(
            f"{database} has {usable:,} papers with an abstract, too few to learn words from: "
            f"{_FEWEST_PAPERS:,} are needed"
        )
    tell(_READ)
    check = TitleCheck.drawn(texts)
    trained = train(texts, check.papers, tell=lambda part: tell(_READ + part * (_TRAINED - _READ)))
    before = check.score(texts, table_of(ArrayFile(folder / MEANING)))
    score = check.score(texts, trained)
    if score > before:
        with alone(folder):
            build_meaning(database, folder, trained=trained)
    tell(1.0)
    seconds = time.perf_counter() - started
    return TrainingReport(len(texts), score, before, score > before, seconds)
