"""Commands that the user made: what they are run on, and where their output goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.content import Content

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.clean import clean, clean_line
from pwc_tui.settings.own_commands import OwnCommand, filled, variable, wanted
from pwc_tui.system.other_programs import OtherPrograms, run_on_terminal
from pwc_tui.tui.app.browser_and_clipboard import checked
from pwc_tui.tui.commands import Command, CommandGroup
from pwc_tui.tui.keys import textual_keys
from pwc_tui.tui.workers import load

if TYPE_CHECKING:
    from pwc_tui.settings.declaration import CommandSettings
    from pwc_tui.tui.app.program import Program
    from pwc_tui.tui.services.backend import Backend

_ACTION = "own_command_"
_TOLD = 400
"""Characters of an output that a notice shows."""
_MOST = 100
"""Papers that one command is run on, one after the other."""

Call = tuple[Sequence[str] | str, dict[str, str]]
"""A program with its arguments or a line of the shell, and variables for that."""


def as_commands(settings: CommandSettings) -> tuple[Command, ...]:
    """Return what the user made as commands of the program, without their keys."""
    return tuple(
        Command(
            f"{_ACTION}{place}",
            own.name or clean_line(name),
            (),
            f"Run {clean_line(own.shell or ' '.join(own.run))}.",
            group=CommandGroup.OWN,
            is_local=True,
            acts_on_row=True,
        )
        for place, (name, own) in enumerate(settings.by_name.items())
    )


def keys_of(settings: CommandSettings) -> dict[str, tuple[str, ...]]:
    """Return the keys of those, by their ids; what is no key is left out."""
    return {
        f"{_ACTION}{place}": tuple(filter(None, map(textual_keys, own.key))) or ()
        for place, own in enumerate(settings.by_name.values())
    }


class OwnCommands:
    """Runs them; a program that has the terminal has it alone, all others run beside this one."""

    def __init__(self, app: Program, settings: CommandSettings) -> None:
        self._app = app
        self._programs = OtherPrograms()
        self.commands = as_commands(settings)
        for command, own in zip(self.commands, settings.by_name.values(), strict=True):
            # Textual looks for what a key does by its name.
            setattr(app, f"action_{command.id}", partial(self._run, command, own))

    def can_run(self, action: str) -> bool | None:
        """Whether one of them can be run now; None for what is none of them."""
        if not action.startswith(_ACTION):
            return None
        screen = self._app.place_screen
        return self._app.is_at_place and screen is not None and screen.has_papers

    def end(self) -> None:
        """End what still runs."""
        self._programs.end()

    def _run(self, command: Command, own: OwnCommand) -> None:
        screen, backend = self._app.place_screen, self._app.backend
        if screen is None or not (papers := screen.papers_meant("handed to a command")):
            return
        if len(papers) > _MOST:
            self._app.notify(f"A command is run on {_MOST} papers at most.", severity="warning")
            return
        load(
            self._app,
            lambda _: [_call(backend, own, paper) for paper in papers],
            partial(self._called, command, own),
            group=command.id,
        )

    def _called(self, command: Command, own: OwnCommand, calls: Sequence[Call]) -> None:
        if own.terminal:
            self._hand_over(calls)
            return
        programs = self._programs
        load(
            self._app,
            lambda _: [programs.output_of(*call) for call in calls],
            lambda outputs: self._tell(command, own, "".join(outputs).strip()),
            group=command.id,
        )

    def _hand_over(self, calls: Iterable[Call]) -> None:
        try:
            with self._app.suspend():
                for call in calls:
                    run_on_terminal(*call)
        except SuspendNotSupported:
            self._app.notify("The terminal cannot be handed over here.", severity="error")
        except UserError as error:
            self._app.notify(str(error), severity="error", markup=False)

    def _tell(self, command: Command, own: OwnCommand, output: str) -> None:
        if own.output == "toast":
            told = clean(output)
            cut = f"{told[:_TOLD]}…" if len(told) > _TOLD else told
            self._app.notify(cut or f"{command.name}: done", markup=False)
        elif own.output == "pager":
            from pwc_tui.tui.screens.dialogs.text_dialog import Sheet, SheetLine  # noqa: PLC0415  seldom

            shown = clean(output).splitlines() or ["(nothing)"]
            lines = [SheetLine(Content(line)) for line in shown]
            self._app.navigator.open(Sheet(command.name, lines))


def _call(backend: Backend, own: OwnCommand, paper_id: int) -> Call:
    """Return how a command is run on a paper; raises UserError where it lacks what that needs."""
    facts = _facts(backend, paper_id, wanted(own))
    if own.shell:
        return own.shell, {variable(name): fact for name, fact in facts.items()}
    return filled(own, facts), {}


def _facts(backend: Backend, paper_id: int, names: Sequence[str]) -> dict[str, str]:
    paper, (cited,) = backend.paper(paper_id), backend.cited([paper_id])
    code = next((link.url for link in paper.code), "")
    known = {
        "arxiv_id": clean_line(paper.arxiv_id or ""),
        "code": checked(code) or "",
        "id": clean_line(paper.card.slug),
        "pdf": checked(cited.pdf) or "",
        "title": clean_line(paper.card.title),
        "url": checked(cited.url) or "",
    }
    if "bibtex" in names:
        from pwc_tui.export.citations.bibtex import bibtex  # noqa: PLC0415  few need it

        keys = backend.own.citation_keys([cited])
        known["bibtex"] = bibtex([cited], keys, backend.snapshot())
    for name in names:
        if not known[name]:
            raise UserError(f"The archive has no {name} for “{known['title']}”, so nothing is run.")
    # What begins with a dash would be an option of the program.
    return {name: known[name].lstrip("-") for name in names}
