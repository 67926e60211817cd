"""What a file of settings says, and what is said of one that is not as it must be."""

import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.settings.declaration import SECTIONS, KeySettings, Settings
from pwc_tui.settings.reading import SettingsFile, read_settings, settings_in
from pwc_tui.settings.template import default_file, in_toml


def read(text: str) -> SettingsFile:
    return settings_in(text, "config.toml")


def test_what_is_set_holds_and_all_else_is_as_without_a_file() -> None:
    file = read('[screen]\ntheme = "light"\n[editor]\ncommand = "code --wait"\n')
    assert file.complaints() == []
    assert file.settings.screen.theme == "light"
    assert file.settings.screen.start == Settings().screen.start
    assert file.settings.editor.command == ("code", "--wait")


def test_a_program_may_be_a_list_too() -> None:
    assert read('[editor]\ncommand = ["my editor", "-n"]').settings.editor.command == (
        "my editor",
        "-n",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[screen]\n\nthem = "x"', 'line 3: [screen] has no "them": perhaps theme is meant'),
        ("[screne]\na = 1", 'line 1: there is no section "screne": perhaps screen is meant'),
        ("screen = 3", "line 1: [screen] is 3, but must be a table"),
        (
            '[screen]\ntheme = "lihgt"',
            'line 2: [screen] theme is "lihgt", but must be "dark", "light", '
            '"ansi", "ansi-dark", "ansi-light" or one of 19 others: '
            "perhaps light is meant",
        ),
        ("[screen]\nstart = true", "line 2: [screen] start is true, but must be home, papers"),
        ("[screen]\ncolumns = 'date'", 'line 2: [screen] columns is "date", but must be a list of'),
        (
            '[screen]\ncolumns = ["titel"]',
            'line 2: [screen] columns has "titel", but must be a list',
        ),
        ('[screen]\ncolumns = ["date", "date"]', 'line 2: [screen] columns has "date" twice'),
        ("[screen]\npreview_width = 7", "line 2: [screen] preview_width is 7, but must be a whole"),
        ("[screen]\npreview_width = true", "line 2: [screen] preview_width is true, but must be"),
        ("[screen]\npreview_height = 9.5", "line 2: [screen] preview_height is 9.5, but must be"),
        ('[screen]\ndate = "dya"', 'line 2: [screen] date is "dya", but must be "year", "month"'),
        ('[editor]\ncommand = "vi \'"', 'line 2: [editor] command is "vi \'": a quotation'),
        ('x = """\n[screen]\ntheme = 1\n"""\n', 'line 1: there is no section "x"'),
        ("editor.command = 3", "line 1: [editor] command is 3"),
        ("editor = {\tcommand = [[]] }", "line 1: [editor] command is a list"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_line(text: str, said: str) -> None:
    (complaint,) = read(text).complaints()
    assert complaint.startswith(f"config.toml, {said}")
    assert "\n" not in complaint


def test_whatever_is_wrong_the_rest_holds_and_is_told_from_top_to_end() -> None:
    file = read('[editor]\ncommand = 3\n[screen]\nstart = "home"\nthem = 1\n')
    assert [each.split(":")[0][-1] for each in file.complaints()] == ["2", "5"]
    assert file.settings.screen.start == "home"
    assert file.settings.editor.command == ()


@pytest.mark.parametrize(
    ("text", "line"), [("a = [1,\n2\nb = 3", 3), ("\n\n[screen\n", 3), ('a = 1\nb = "\n', 2)]
)
def test_of_what_is_no_toml_nothing_holds_and_it_is_said_where(text: str, line: int) -> None:
    file = read(text)
    (complaint,) = file.complaints()
    assert complaint.startswith(f"config.toml, line {line}: this is not TOML")
    assert file.settings == Settings()


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 5_000, "a" + ".a" * 2_000 + " = 1", "a = " + "9" * 5_000],
    ids=["lists", "names", "digits"],
)
def test_a_monstrous_file_is_complained_of(text: str) -> None:
    assert len(read(text).complaints()) == 1


TABLES: st.SearchStrategy[dict[str, object]] = st.dictionaries(
    st.sampled_from(
        ["screen", "keys", "commands", "browser", "editor", "theme", "command", "x\x1b[2J"]
    ),
    st.recursive(
        st.one_of(st.text(), st.integers(), st.booleans(), st.floats(), st.just([])),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(["theme", "command", "run", "key", "shell", "odd\n"]),
                inner,
                max_size=3,
            ),
        ),
        max_leaves=6,
    ),
    max_size=4,
)


def _written(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_written(name)} = {_written(each)}" for name, each in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, str):
        return in_toml(value.encode("utf-8", "replace").decode("utf-8")).replace("\x7f", "\\u007f")
    return str(value).lower()


@given(TABLES)
def test_no_file_that_is_toml_makes_the_program_fail(table: dict[str, object]) -> None:
    text = "\n".join(f"{_written(name)} = {_written(value)}" for name, value in table.items())
    tomllib.loads(text)
    file = read(text)
    assert isinstance(file.settings, Settings)
    for complaint in file.complaints():
        assert complaint.startswith("config.toml, line ")
        assert complaint == clean_line(complaint)


@given(st.text())
def test_no_text_makes_the_program_fail(text: str) -> None:
    assert all(complaint == clean_line(complaint) for complaint in read(text).complaints())


def test_the_default_file_sets_nothing_and_is_right_with_all_comments_taken_away() -> None:
    keys = [("open_pdf", ("O",), "Open it."), ("first", ("g g", "home"), "Go up.")]
    default = default_file(keys)
    assert tomllib.loads(default) == {section.name: {} for section in SECTIONS}
    said = [re.sub(r"^# (\w+ = |\[)", r"\1", line) for line in default.splitlines()]
    file = read("\n".join(line for line in said if not line.startswith("#")))
    assert file.complaints() == []
    given = {name: written for name, written, _ in keys}
    assert file.settings.keys == KeySettings(commands=given)
    assert (file.settings.screen, file.settings.editor) == (Settings().screen, Settings().editor)
    assert list(file.settings.commands.by_name) == ["zotero"]


def test_every_example_of_the_reference_is_right() -> None:
    for section in SECTIONS:
        for entry in section.entries:
            text = f"[{section.name}]\n{entry.name} = {entry.example or in_toml(entry.default)}"
            assert read(text).complaints() == [], text


def test_there_need_be_no_file_unless_one_is_named(tmp_path: Path) -> None:
    nowhere = tmp_path / "config.toml"
    assert read_settings(nowhere).complaints() == []
    (complaint,) = read_settings(nowhere, must_exist=True).complaints()
    assert complaint.startswith(f"{nowhere}: it cannot be read")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * 1_000_001], ids=["bytes", "long"])
def test_a_file_that_nobody_wrote_by_hand_is_not_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    assert len(read_settings(path).complaints()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    os.mkfifo(path)
    (complaint,) = read_settings(path).complaints()
    assert "not a regular file" in complaint
