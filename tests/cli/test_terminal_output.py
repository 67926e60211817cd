"""What a person sees, on a pseudo-terminal of a given width."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|38|9[0-7])[0-9;]*m")


def _on_terminal(environment: dict[str, str], folder: Path, *arguments: str) -> str:
    """Return what the program prints on a terminal of 80 columns, with styles."""
    main, other = pty.openpty()
    size = {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    with subprocess.Popen(
        [sys.executable, "-m", "pwc_tui", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=other,
        stderr=subprocess.DEVNULL,
        env=environment | size,
        cwd=folder,
    ):
        os.close(other)
        printed = b"".join(iter(lambda: _read(main), b""))
    os.close(main)
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "emotion"],
        ["related", "2401.12987"],
        ["paper", "2401.12987"],
        ["board", "emotion-recognition-on-meld"],
        ["info"],
    ],
)
def test_only_addresses_are_wider_than_the_terminal(
    environment: dict[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    plain = _STYLE.sub("", _on_terminal(environment, tmp_path, *arguments))
    assert "\x1b" not in plain
    lines = [line for line in plain.splitlines() if "http" not in line]
    assert len(lines) > 3
    assert all(len(line) <= 80 for line in lines)


def test_a_search_shows_whole_titles_and_ids_with_the_matches_set_off(
    environment: dict[str, str], tmp_path: Path
) -> None:
    printed = _on_terminal(environment, tmp_path, "search", "atention is al you ned")
    assert "\x1b[1mAttention\x1b[0m" in printed
    assert "attention-is-all-you-need" in _STYLE.sub("", printed)
    assert "\t" not in printed


@pytest.mark.parametrize(
    "arguments",
    [["search", "emotion"], ["related", "2401.12987"]],
)
def test_ids_are_never_broken_into_lines(
    environment: dict[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    plain = _STYLE.sub("", _on_terminal(environment, tmp_path, *arguments))
    words = plain.split()
    assert sum(word.count("-") >= 3 for word in words) >= 8
    assert not [word for word in words if word.endswith("-")]


def test_a_board_gives_the_model_and_its_paper_the_room_that_values_leave(
    environment: dict[str, str], tmp_path: Path
) -> None:
    printed = _on_terminal(environment, tmp_path, "board", "image-classification-on-imagenet")
    rows = _STYLE.sub("", printed).splitlines()[2:]
    assert max(len(row[6:34].strip()) for row in rows) > 20


def test_no_colour_is_used_where_none_is_wanted(
    environment: dict[str, str], tmp_path: Path
) -> None:
    quiet = environment | {"NO_COLOR": "1"}
    assert not _COLOUR.search(_on_terminal(quiet, tmp_path, "search", "emotion"))


def test_a_search_shows_kinds_that_match_better_above_the_papers(
    environment: dict[str, str], tmp_path: Path
) -> None:
    plain = _STYLE.sub("", _on_terminal(environment, tmp_path, "search", "imagnet"))
    lines = [line.rstrip() for line in plain.splitlines()]
    datasets = next(at for at, line in enumerate(lines) if line.startswith("datasets ("))
    papers = next(at for at, line in enumerate(lines) if line.startswith("date "))
    assert datasets < papers
    assert lines[datasets + 2].split() == ["ImageNet", "21"]
