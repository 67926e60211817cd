"""Descriptions, which are written in Markdown, as plain text."""

import pytest

from pwc_tui.domain.text.markdown import without_markdown


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Classification** is the task", "Classification is the task"),
        ("in [Chen et al. (2018)](https://arxiv.org/abs/1804.09849).", "in Chen et al. (2018)."),
        ("[Wiki](https://a.org/B_(c)) says", "Wiki says"),
        ('[ResNets](/method/resnet "a title")', "ResNets"),
        ("![overview](https://a.org/a.png)\nText", "Text"),
        ("# In short", "In short"),
        ("### Method\nText", "Method\nText"),
        ('<span style="color:grey; opacity: 0.6">(Image credit: A)</span>', "(Image credit: A)"),
        # What is no Markdown, or may be a formula or code, stays.
        ("replaced with <unk> token", "replaced with <unk> token"),
        ("$a*b*c$, a_1 and `x`", "$a*b*c$, a_1 and `x`"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("an interval [0, 1] (closed)", "an interval [0, 1] (closed)"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(written: str, read: str) -> None:
    assert without_markdown(written) == read


@pytest.mark.parametrize("part", ["[", "**a", "![", "<span ", "# ", "[a](", '[a](b "'])
def test_no_text_takes_long(part: str) -> None:
    """Quadratic work on 200,000 characters would take minutes."""
    assert without_markdown(part * (200_000 // len(part)))
