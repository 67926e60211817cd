"""Commands of the user's own on the screen: run on what is highlighted or marked."""

from pathlib import Path

import pytest

from pwc_tui.tui.app.app import PwcApp
from pwc_tui.tui.screens.dialogs.text_dialog import Sheet
from pwc_tui.tui.services.backend import EVERYTHING
from tests.tui.driving import app_on, press, screen_text, settled, until


def told(app: PwcApp) -> str:
    return " ".join(notification.message for notification in app._notifications)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a program that prints its arguments, each in brackets."""
    path = tmp_path / "show.sh"
    path.write_text('#!/bin/sh\nfor each in "$@"; do printf \'[%s]\' "$each"; done; echo\n')
    path.chmod(0o755)
    return path


async def test_a_command_is_run_on_the_highlighted_paper(demo_db: Path, program: Path) -> None:
    config = f"""
    [commands.show]
    name = "Show it"
    key = "Z"
    run = "{program} {{title}} {{id}}"
    """
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        card = app.backend.cards([app.backend.listing(EVERYTHING).ids[0]])[0]
        await press(pilot, "Z")
        await until(pilot, lambda: "[" in told(app))
        assert told(app) == f"[{card.title}][{card.slug}]"


async def test_a_command_is_run_on_all_that_is_marked(demo_db: Path, program: Path) -> None:
    config = f"""
    [commands.show]
    key = "Z Z"
    output = "pager"
    run = "{program} {{id}}"
    """
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "space", "Z", "Z")
        await until(pilot, lambda: isinstance(app.screen, Sheet))
        await settled(pilot)
        assert screen_text(pilot).count("[") == 3


async def test_a_shell_has_the_facts_as_variables(demo_db: Path, tmp_path: Path) -> None:
    kept = tmp_path / "refs.bib"
    config = f"""
    [commands.collect]
    key = "Z"
    output = "nowhere"
    shell = 'printf "%s" "$PWC_BIBTEX" > {kept}.part && mv {kept}.part {kept}'
    """
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "Z")
        await until(pilot, kept.exists)
        assert "@" in kept.read_text("utf-8")
        assert told(app) == ""


async def test_a_command_stands_in_palette_and_help_with_its_key(demo_db: Path) -> None:
    config = "[commands.x]\nname = 'Frobnicate it'\nkey = 'Z'\nrun = 'frob {id}'"
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark", *"frob")
        assert "Run frob {id}" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+p", *"frobni", "enter")
        await until(pilot, lambda: "cannot be started" in told(app))
        await press(pilot, "T")
        await settled(pilot)
        await press(pilot, "Z")
        assert "Z does nothing here" in told(app)


async def test_a_program_that_fails_says_so(demo_db: Path) -> None:
    config = "[commands.x]\nkey = 'Z'\nshell = 'echo out of paper; exit 3'"
    app = app_on(demo_db, config)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "Z")
        await until(pilot, lambda: "failed with status 3: out of paper" in told(app))


async def test_a_key_that_is_another_commands_is_told(demo_db: Path) -> None:
    app = app_on(demo_db, "[commands.x]\nkey = 'o'\nrun = 'frob'")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert "config.toml, line 1: [commands] o is the key of" in told(app)
