"""What can be done wherever one is: help, palette, themes, the whole archive and the way out."""

from __future__ import annotations

from pwc_tui.tui.app.program import Program
from pwc_tui.tui.commands import CommandGroup, command
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.text import LatexForm, ShowsLatex
from pwc_tui.tui.themes import CHOSEN_THEME, DARK, LIGHT, told_theme
from pwc_tui.tui.workers import write


class ProgramCommands(Program, group=CommandGroup.PROGRAM):
    """The commands of the program itself."""

    @command(
        "Help",
        "question_mark",
        "f1",
        label="help",
        footer=99,
        also="shortcuts keyboard bindings manual legend marks ?",
    )
    def action_help(self) -> None:
        """Show the keys, the marks and the query language; type to filter, Enter runs a command."""
        from pwc_tui.tui.app.commands.help import help_menu  # noqa: PLC0415  not before it is wanted

        self.show_menu(help_menu(self))

    @command("Go to anything", "ctrl+p", label="go to", footer=45, in_palette=False)
    def action_palette(self) -> None:
        """Find a command, a paper or a leaderboard by typing part of its name."""
        from pwc_tui.tui.app.commands.palette import palette_menu  # noqa: PLC0415  not before it is wanted

        self.show_menu(palette_menu(self))

    @command(
        "Use the new archive",
        "U",
        label="new archive",
        footer=5,
        also="reload refresh update switch",
        is_local=True,
    )
    def action_use_new_archive(self) -> None:
        """Switch to the archive that was imported meanwhile, without leaving this place."""
        self.archive.switch()

    @command("Dark or light", "f2", also="theme colours colors mode appearance")
    def action_switch_theme(self) -> None:
        """Switch between the dark and the light theme; the choice is remembered."""
        self._keep_theme(LIGHT.name if self.current_theme.dark else DARK.name)

    @command("Choose a theme", also="colours colors appearance looks ansi dark light solarized")
    def action_choose_theme(self) -> None:
        """Choose a theme from all there are; the screen shows the highlighted one meanwhile."""
        from pwc_tui.tui.app.theme_menu import theme_menu  # noqa: PLC0415  as above

        self.show_menu(theme_menu(self, self._keep_theme))

    @command(
        "LaTeX as written",
        "dollar_sign",
        also="formula math tex raw unicode symbols dollar",
    )
    def action_switch_latex(self) -> None:
        """Show the LaTeX of titles and abstracts as it is written, or as symbols again."""
        LatexForm.as_written = not LatexForm.as_written
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                if isinstance(widget, ShowsLatex):
                    widget.say_again()

    def _keep_theme(self, chosen: str) -> None:
        """Show a theme, also when the program is started again."""
        self.wear(chosen)
        told = told_theme(self.settings.screen.theme)
        keep = self.backend.own.remember
        write(self, lambda: keep(CHOSEN_THEME, chosen, told), lambda _: None)

    @command(
        "Read in the pager",
        "vertical_line",
        also="less more markdown text print pipe",
        is_local=True,
    )
    def action_page_out(self) -> None:
        """Read what is shown as Markdown in PAGER, whole lists with it; this screen comes back."""
        from pwc_tui.tui.app.paging import page_out  # noqa: PLC0415  as above

        if (screen := self.place_screen) is not None:
            page_out(self, screen)

    @command("Suspend", "ctrl+z", also="background pause shell", is_local=True)
    def action_suspend_process(self) -> None:
        """Suspend the program; the shell's `fg` brings it back."""
        super().action_suspend_process()

    @command("Quit", "q", "ctrl+q", label="quit", footer=90, also="exit close end bye")
    async def action_quit(self) -> None:
        """Leave the program."""
        from pwc_tui.tui.screens.dialogs.sure import make_sure  # noqa: PLC0415  as above

        make_sure(self, "Quit?", self.leave)

    @command(
        "Get the whole archive",
        "W",
        label="get all",
        also="fetch download update import real full data",
        is_local=True,
    )
    def action_get_archive(self) -> None:
        """Download the whole archive in the background, follow the progress, or stop."""
        self.fetch.offer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether no dialogue is open, and there is another archive to switch to."""
        if action == "explain":
            return self.is_at_place and not self.is_typing
        if (can_run := self.own_commands.can_run(action)) is not None:
            return can_run
        if action not in _OWN:
            return super().check_action(action, parameters)
        screen = self.screen
        if not isinstance(screen, PlaceScreen):
            return action == "suspend_process"
        if action == "palette":
            return not screen.is_completing
        return action != "use_new_archive" or self.archive.has_new


_OWN = frozenset(each.id for each in ProgramCommands.commands)
