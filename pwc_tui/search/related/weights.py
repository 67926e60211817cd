"""What evidence of each kind is worth in the ranking of related papers."""

from collections.abc import Mapping

from pwc_tui.domain.related import ReasonKind

FITTED: Mapping[ReasonKind, float] = {
    ReasonKind.TEXT: 7.3,
    ReasonKind.TASK: 1.85,
    ReasonKind.DATASET: 1.75,
    ReasonKind.REPOSITORY: 5.3,
    ReasonKind.AUTHOR: 0.1,
    ReasonKind.METHOD: 0.35,
    ReasonKind.DATE: 2.4,
}
"""Fitted by `tests/benchmarks/related_fit.py` on 400 papers of the real archive, boards hidden. On
the other 1,045 they make nDCG@10 0.280, where BM25 alone makes 0.172 (`related_quality.py`)."""

WEIGHTS: Mapping[ReasonKind, float] = {
    **FITTED,
    ReasonKind.MEANING: 4.0,
    ReasonKind.BOARD: 9.0,
    ReasonKind.BEATS: 2.0,
    ReasonKind.BEATEN: 2.0,
}
"""All of them. What is known from boards cannot be fitted to shared boards, so it is set: a
board of ten papers outweighs all else that rivals typically share. That papers read alike orders
what is found by all else: nDCG@10 0.280 without it, 0.292 with it, 0.274 for 10."""
