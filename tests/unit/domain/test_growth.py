"""No text, however it is made, keeps what reads it busy: not the archive's and not the user's."""

import subprocess
import sys

import pytest

from pwc_tui.domain.metrics.values import parse_value
from pwc_tui.domain.spam import Suspect, has_phone_number, judge
from tests.unit.domain import pumping

_MINUTES = 240
"""Seconds after which what reads a text is held to never end; all of them take ten."""


def test_what_reads_a_text_takes_as_long_as_the_text_is() -> None:
    # In a process, because a pattern that tries everything over and over lets nobody stop it.
    with subprocess.Popen(
        [sys.executable, "-m", pumping.__name__], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        try:
            told, _ = run.communicate(timeout=_MINUTES)
        except subprocess.TimeoutExpired:
            run.kill()
            told, _ = run.communicate()
            pytest.fail(f"does not end: {_last(told)}")
    assert run.returncode == 0, _last(told)


def _last(told: bytes) -> str:
    return told.decode().splitlines()[-1][:300]


@pytest.mark.parametrize("short", range(50, 60))
@pytest.mark.parametrize(
    "unit", [",1", "1 ", "1,", " ", "1.", "\u2009", "*", "1e", "10^", "\ufdfa"]
)
def test_a_value_is_read_at_once_up_to_its_longest(unit: str, short: int) -> None:
    text = (f"1{unit * 30}"[:short]) + "x"
    assert parse_value(text).number is None or unit == " "


def test_a_value_is_no_longer_than_its_longest_when_its_characters_are_normal() -> None:
    assert "too long" in parse_value("\ufdfa" * 50).note


def test_signs_in_brackets_of_a_name_are_seen_wherever_they_stand() -> None:
    for name in ("{FREE@CANCELLATION}", "a [b] (call! now) c", "] {x~}", "<~(free/now]"):
        assert "eye-catching signs" in judge(Suspect(name)).reasons, name
    for name in ("{a} @ {b}", "(a) ~ b", "[a)] / (b", "a/b (c)", "(a b"):
        assert "eye-catching signs" not in judge(Suspect(name)).reasons, name
    assert not has_phone_number("{" * 1000 + "~" * 1000)
