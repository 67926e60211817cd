"""The keys of very many titles are those that each has alone."""

import pytest

from pwc_tui.domain.text.generic_titles import read_title, spelling
from pwc_tui.ingest.match.title_spellings import spellings


@pytest.mark.parametrize("count", [0, 1, 3_000])
def test_many_titles_have_the_spellings_that_each_has_alone(count: int) -> None:
    kinds = (
        "Auto-encoders of the {} faces we meet",
        "Über {} schöne Dinge und Wörter",
        "深度 学习 的 {} 个 方法",
        "{} 𝒜𝒷𝒸 letters of mathematics 😀 there",
        "Introduction",
        "",
    )
    titles = [read_title(kinds[n % len(kinds)].format(n)).senses for n in range(count)]
    assert spellings(titles) == [spelling(senses) for senses in titles]
