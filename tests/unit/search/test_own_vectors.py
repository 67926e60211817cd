"""Word vectors of a user's own archive: trained, compared, and kept where they are better."""

import shutil
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.search.build.training import TitleCheck, train
from pwc_tui.search.build.training_texts import training_texts
from pwc_tui.search.meaning.word_vectors import shipped_vectors
from pwc_tui.search.upkeep import own_vectors
from pwc_tui.search.upkeep.folders import read_source, vectors_of
from pwc_tui.search.upkeep.own_vectors import train_own_vectors
from pwc_tui.search.upkeep.parts import IndexPart
from pwc_tui.search.upkeep.repair import complete_index
from pwc_tui.store.queries.table_scan import Scan


@pytest.fixture
def archive(demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive of its own, large enough."""
    monkeypatch.setattr(own_vectors, "_FEWEST_PAPERS", 100)
    copied = tmp_path / "own.db"
    shutil.copy(demo_db, copied)
    return copied


def test_training_is_repeatable_and_learns(demo_db: Path) -> None:
    with Scan(demo_db) as scan:
        texts = training_texts(scan)
    check = TitleCheck.drawn(texts)
    first, again = (train(texts, check.papers, epochs=30) for _ in range(2))
    untrained = train(texts, check.papers, epochs=0)
    assert first.checksum == again.checksum
    assert first.words == texts.words
    assert check.score(texts, first) > check.score(texts, untrained)
    assert check.score(texts, shipped_vectors()) > check.score(texts, untrained)


def test_what_is_left_out_is_drawn_the_same_every_time(demo_db: Path) -> None:
    with Scan(demo_db) as scan:
        texts = training_texts(scan)
    once, again = TitleCheck.drawn(texts, 20), TitleCheck.drawn(texts, 20)
    assert len(once.papers) == 20
    assert np.array_equal(once.papers, again.papers)


def test_a_table_that_is_not_better_is_not_used(archive: Path) -> None:
    report = train_own_vectors(archive)
    assert not report.is_kept
    assert report.score < report.score_in_use
    index = complete_index(archive)
    assert (index.vectors, index.has_own_vectors) == (shipped_vectors().checksum, False)


def test_a_better_table_is_used_and_kept_with_the_index(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = count(1)
    monkeypatch.setattr(TitleCheck, "score", lambda *_: next(scores))
    told: list[float] = []
    assert train_own_vectors(archive, told.append).is_kept
    assert told == sorted(told)
    assert told[-1] == 1.0
    index = complete_index(archive)
    assert IndexPart.MEANING not in index.built
    assert index.has_own_vectors
    assert index.vectors != shipped_vectors().checksum
    vectors = vectors_of(archive, read_source(archive).build_id)
    assert vectors is not None
    assert vectors.words.checksum == index.vectors


def test_an_archive_that_is_too_small_is_said_to_be(archive: Path) -> None:
    own_vectors._FEWEST_PAPERS = 10_000  # the fixture takes it back
    with pytest.raises(UserError, match="too few to learn words from"):
        train_own_vectors(archive)
