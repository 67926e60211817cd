"""Which parts of a text are marked."""

import itertools
import subprocess
import sys

import pytest

from pwc_tui.search.text.highlight import spans


def _marked(text: str, *terms: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, terms)]


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("Attention Is All You Need", ("attention", "need"), ["Attention", "Need"]),
        ("Attention, attentive", ("attenti*",), ["Attention", "attentive"]),
        ("Attention, attentive", ("attention",), ["Attention"]),
        ("Poincaré Maps", ("poincare",), ["Poincaré"]),
        ("Poincare\u0301 Maps", ("poincare", "maps"), ["Poincare\u0301", "Maps"]),
        ("Łukasz Straße ﬁne", ("lukasz", "strasse", "fine"), ["Łukasz", "Straße", "ﬁne"]),
        ("基于深度学习的", ("深度", "度学", "学习"), ["深度学习"]),
        ("基于BERT的", ("bert",), ["BERT"]),
        ("state-of-the-art", ("art",), ["art"]),
        ("[BERT] \U0001f600 x", ("bert", "x"), ["BERT", "x"]),
        ("nothing here", (), []),
        ("", ("a",), []),
        ("a star", ("*",), []),
    ],
)
def test_words_that_match_are_marked(text: str, terms: tuple[str, ...], marked: list[str]) -> None:
    assert _marked(text, *terms) == marked


def test_marks_are_in_order_and_do_not_overlap() -> None:
    found = spans("学习学习 deep deep", ("学习", "习学", "deep", "de*"))
    assert found == sorted(found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))


def test_marking_needs_no_numpy() -> None:
    code = (
        "import sys, pwc_tui.search.text.highlight, pwc_tui.search.index.paths;"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("The Multi-Task Net", ("multitask",), ["Multi-Task"]),
        ("The Multi Task Net", ("multita*",), ["Multi Task"]),
        ("An End-to-End Net of Ends", ("endtoend",), ["End-to-End"]),
        ("The Müller Cell", ("mueller",), ["Müller"]),
        ("An α-Divergence", ("alpha",), ["α"]),
        ("An α-Divergence", ("alph*",), ["α"]),
        ("The αβ-CROWN and α₁", ("alpha",), ["α", "α"]),
        ("The Müller Cell", ("muel*",), ["Müller"]),
        ('A Schr\\"odinger Net', ("schrodinger",), ['Schr\\"odinger']),
        ("On Erd\\H os Graphs", ("erdos", "graphs"), ["Erd\\H os", "Graphs"]),
        ("Deep Fix and Deepfix", ("deep*",), ["Deep", "Deepfix"]),
    ],
)
def test_words_written_otherwise_are_marked_whole(
    text: str, terms: tuple[str, ...], marked: list[str]
) -> None:
    assert [text[start:end] for start, end in spans(text, terms)] == marked
