"""Lines that are pasted into a field of one line."""

import pytest

from pwc_tui.domain.text.clean import as_one_line


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("Attention\nis all\r\nyou need\n", "Attention is all you need"),
        ("Deep rein-\nforcement  learning", "Deep reinforcement learning"),
        ("archi-\rtecture of\rattention", "architecture of attention"),
        ("state-of-the-\nart", "state-of-the-art"),
        ("results 2019-\n2021", "results 2019-2021"),
        ("\n\n", ""),
        ("soft\u00ad\nware", "software"),
        ("a-" * 20_000 + "\n" + "b-" * 20_000, "a-" * 20_000 + "b-" * 20_000),
    ],
)
def test_pasted_lines_are_one_line(pasted: str, line: str) -> None:
    assert as_one_line(pasted) == line
