import json

from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.export.json.encode import to_line, to_text

HOSTILE = "a\x1b[31mb\x00c\x9bd\u202ee\u2028f\udcffg\ufeffh\nén 中文 👩\u200d🔬"


def test_data_comes_back_exactly() -> None:
    assert json.loads(to_line({"title": HOSTILE})) == {"title": HOSTILE}
    assert json.loads(to_text({"title": HOSTILE})) == {"title": HOSTILE}


def test_nothing_in_it_moves_a_terminal_and_all_of_it_is_utf_8() -> None:
    line = to_line({"title": HOSTILE})
    assert line.isprintable()
    line.encode("utf-8")
    assert "中文" in line


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_any_text_is_one_line_of_json(document: dict[str, str]) -> None:
    line = to_line(document)
    assert "\n" not in line
    assert json.loads(line) == document
