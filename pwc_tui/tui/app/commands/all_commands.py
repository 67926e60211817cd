"""All commands of the program, from the screens and widgets that declare them."""

from pwc_tui.tui.app.program_commands import ProgramCommands
from pwc_tui.tui.commands import Command, CommandGroup
from pwc_tui.tui.screens.base.marking import Marking
from pwc_tui.tui.screens.base.paper_commands import PaperLinks, PapersTogether
from pwc_tui.tui.screens.base.paper_exports import PaperExports
from pwc_tui.tui.screens.base.paper_library import PaperLibrary
from pwc_tui.tui.screens.base.place_screen import PlaceScreen
from pwc_tui.tui.screens.base.program_screen import ProgramScreen
from pwc_tui.tui.screens.base.searchable import SearchableScreen
from pwc_tui.tui.screens.board.screen import BoardScreen
from pwc_tui.tui.screens.browse.entity_list import BrowseScreen
from pwc_tui.tui.screens.browse.section_base import SectionViews
from pwc_tui.tui.screens.library.kept_list import KeptListScreen
from pwc_tui.tui.screens.library.screen import LibraryScreen
from pwc_tui.tui.screens.page.entity import EntityScreen
from pwc_tui.tui.screens.page.paper import PaperScreen
from pwc_tui.tui.screens.papers.chosen_columns import ColumnChoice
from pwc_tui.tui.screens.papers.preview_size import PreviewSizing
from pwc_tui.tui.screens.papers.previewed import PreviewedScreen
from pwc_tui.tui.screens.papers.screen import PapersScreen
from pwc_tui.tui.widgets.search.search_bar import SearchBar
from pwc_tui.tui.widgets.table.moves import MOVES

OWNERS = (
    PlaceScreen,
    SearchableScreen,
    PapersScreen,
    PreviewSizing,
    ColumnChoice,
    PreviewedScreen,
    SearchBar,
    BrowseScreen,
    Marking,
    PaperLinks,
    PaperExports,
    PaperScreen,
    PapersTogether,
    PaperLibrary,
    BoardScreen,
    EntityScreen,
    LibraryScreen,
    KeptListScreen,
    ProgramScreen,
    SectionViews,
    ProgramCommands,
)
_GROUPS = list(CommandGroup)

COMMANDS: tuple[Command, ...] = tuple(
    sorted(
        (*MOVES, *(command for owner in OWNERS for command in owner.own)),
        key=lambda command: _GROUPS.index(command.group),
    )
)
"""In the order of the help, group by group."""
