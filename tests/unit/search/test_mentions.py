from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from pwc_tui.search.build.dataset_mentions import Mentions
from pwc_tui.search.text.bulk_tokenizer import WordTable, cut

NAMES = [
    (1, "MELD"),
    (2, "WMT 2014"),
    (3, "Results"),
    (4, "text"),
    (5, "Cityscapes"),
    (6, "1"),
    (7, "MELD-long and longer (2nd edition)"),
    (8, "C++ Code Ω"),
]
COMMON = dict(zip(cut([b"results text 2014"]).hashes.tolist(), (0.4, 0.2, 0.02), strict=True))


Shares = Callable[[NDArray[np.uint64]], NDArray[np.float64]]


def shares(hashes: NDArray[np.uint64]) -> NDArray[np.float64]:
    return np.array([COMMON.get(each, 0.0001) for each in hashes.tolist()], np.float64)


def mentioned(
    names: list[tuple[int, str]], *texts: str, shares: Shares = shares
) -> list[tuple[int, int]]:
    table = WordTable()
    mentions = Mentions(names, shares, table)
    words = cut([text.encode() for text in texts])
    numbers = table.find(words.hashes)
    rows = np.flatnonzero(numbers >= 0)
    found, datasets = mentions.look(words, rows, numbers[rows])
    return sorted(set(zip(found.tolist(), datasets.tolist(), strict=True)))


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("We report on MELD.", [1]),
        ("(MELD) and WMT 2014, MELD again", [1, 2]),
        ("Cityscapes: a benchmark", [5]),
        ("Steels that meld", []),
        ("SMELDER and MELDs", []),
        ("WMT of 2014", []),
        ("Results: 1 text", []),
        ("our MELD-long and longer (2nd edition)", [1, 7]),
        ("our MELD-long and longer (2nd Edition)", [1]),
        ("2nd edition)", []),
        ("in C++ Code Ω and C++ Code Ωs", [8]),
        ("in C++ Code Ωs", []),
        ("", []),
    ],
)
def test_names_are_mentioned_as_they_are_spelled_and_as_whole_words(
    text: str, datasets: list[int]
) -> None:
    assert mentioned(NAMES, "", text, "MELD") == [*((1, each) for each in datasets), (2, 1)]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("on CPU and GPU", []),
        ("the CPU dataset", [1]),
        ("for Machine Translation of text", []),
        ("the Machine Translation corpus", [2]),
        ("Machine Translation. Datasets", [2]),
        ("the Machine Translation", []),
        ("Tree Banks of Penn", [3]),
    ],
)
def test_a_name_that_is_words_or_short_capitals_needs_to_be_called_a_dataset(
    text: str, datasets: list[int]
) -> None:
    ordinary = cut([b"machine translation tree"]).hashes.tolist()

    def common(hashes: NDArray[np.uint64]) -> NDArray[np.float64]:
        return np.array([0.004 if each in ordinary else 0.0001 for each in hashes.tolist()])

    names = [(1, "CPU"), (2, "Machine Translation"), (3, "Tree Banks")]
    assert mentioned(names, text, "dataset", shares=common) == [(0, each) for each in datasets]


def test_a_name_of_300_letters_or_none_is_no_name() -> None:
    names = [(1, "X" * 300), (2, ""), (3, "[/]"), (4, "..")]
    assert mentioned(names, "X" * 300 + " [/] ..") == []
    assert mentioned([], "MELD") == []
