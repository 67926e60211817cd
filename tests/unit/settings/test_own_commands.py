"""Commands of the user's own: what may be said of them, and what becomes of what is filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwc_tui.settings.own_commands import FIELDS, OwnCommand, filled, wanted
from pwc_tui.settings.reading import settings_in


def made(text: str) -> OwnCommand:
    file = settings_in(f"[commands.x]\n{text}", "config.toml")
    assert file.complaints() == []
    return file.settings.commands.by_name["x"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("run = 'a {arxiv}'", "line 2: [commands] x run has {arxiv}, which is no field: perhaps"),
        ("run = '{title} a'", "line 2: [commands] x run begins with a field"),
        ("run = ''", "line 2: [commands] x run is"),
        ("name = 'n'", "line 1: [commands] x needs either `run` or `shell`"),
        ("run = 'a'\nshell = 'b'", "line 1: [commands] x needs either"),
        ("shell = 'echo {title}'", "line 2: [commands] x shell is filled in by the shell"),
        ("run = 'a'\nkeys = 'b'", 'line 3: [commands] x has no "keys": perhaps key is meant'),
        ("run = 'a'\noutput = 'toats'", "line 3: [commands] x output is"),
        ("run = 'a'\nterminal = 'yes'", "line 3: [commands] x terminal is"),
    ],
)
def test_what_is_wrong_is_said_and_the_command_is_left_out(text: str, said: str) -> None:
    file = settings_in(f"[commands.x]\n{text}\n[commands.y]\nrun = 'z'", "config.toml")
    (complaint,) = file.complaints()
    assert complaint.startswith(f"config.toml, {said}")
    assert list(file.settings.commands.by_name) == ["y"]


@given(st.text())
def test_whatever_a_title_holds_it_is_one_argument(title: str) -> None:
    command = made("run = 'program --title={title} {id} \"two words\"'")
    facts = dict.fromkeys(FIELDS, "") | {"title": title, "id": "{title}; rm -rf"}
    assert filled(command, facts) == [
        "program",
        f"--title={title}",
        "{title}; rm -rf",
        "two words",
    ]


def test_what_a_command_needs_is_known_before_it_is_run() -> None:
    assert wanted(made("run = ['a', '{pdf}{code}']")) == ["pdf", "code"]
    assert wanted(made("shell = 'echo $PWC_TITLE'")) == ["title"]
