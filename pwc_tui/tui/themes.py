"""The themes of the program: calm, one accent, the same roles in the dark and in the light.

Every text has a contrast of 4.5 to 1 against whatever it stands on, the highlighted row included,
so quiet text is less quiet than Textual would have it. A terminal of 16 colours gets the nearest of
them for every colour; themes of their own see to it that these can be told apart.
"""

from dataclasses import replace
from functools import cache

from textual.theme import BUILTIN_THEMES, Theme

from pwc_tui.domain.user_data import Setting
from pwc_tui.tui.legible import legible

DARK = Theme(
    name="pwc-dark",
    primary="#3f8fa6",
    secondary="#7f9bb3",
    accent="#5cc2c8",
    success="#7fb77e",
    warning="#d9b26a",
    error="#d9776f",
    foreground="#d5dadf",
    background="#14181c",
    surface="#1a2025",
    panel="#212930",
    dark=True,
    variables={
        "foreground-muted": "#d5dadfb9",
        "foreground-disabled": "#d5dadfb0",
        "text-disabled": "auto 70%",
        "scrollbar": "#2c3740",
        "scrollbar-hover": "#3b4954",
        "scrollbar-active": "#3f8fa6",
        "scrollbar-background": "#14181c",
        "scrollbar-background-hover": "#14181c",
        "scrollbar-background-active": "#14181c",
        "scrollbar-corner-color": "#14181c",
    },
)

LIGHT = Theme(
    name="pwc-light",
    primary="#2a7f96",
    secondary="#5b7489",
    accent="#0f7f88",
    success="#3d7f3c",
    warning="#94691a",
    error="#b3403a",
    foreground="#262c31",
    background="#fafaf8",
    surface="#f1f2f0",
    panel="#e6e8e6",
    dark=False,
    variables={
        "foreground-muted": "#262c31c8",
        "foreground-disabled": "#262c31be",
        "text-disabled": "auto 70%",
        "scrollbar": "#cfd4d3",
        "scrollbar-hover": "#b5bdbc",
        "scrollbar-active": "#2a7f96",
        "scrollbar-background": "#fafaf8",
        "scrollbar-background-hover": "#fafaf8",
        "scrollbar-background-active": "#fafaf8",
        "scrollbar-corner-color": "#fafaf8",
    },
)


_CURSOR_STYLE = "block-cursor-blurred-text-style"
"""Textual's variable that says here how else than by its background that is shown one is at."""


def _of_few_colours(theme: Theme, texts: dict[str, str], row: str, back: str) -> Theme:
    """Return a theme of the 16 colours only: of texts, the highlighted row, and all behind them."""
    backs = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return Theme(
        name=f"{theme.name}-16",
        primary=texts["text-primary"],
        foreground=texts["foreground"],
        background=back,
        surface=back,
        panel=back,
        dark=theme.dark,
        variables={
            **texts,
            **dict.fromkeys(("primary-muted", "accent-muted"), row),
            **dict.fromkeys((*backs, "scrollbar-corner-color"), back),
            "scrollbar": texts["foreground-muted"],
            "text-disabled": texts["foreground-muted"],
        },
    )


_DARK_16 = _of_few_colours(
    DARK,
    {
        "foreground": "#ffffff",
        "foreground-muted": "#aaaaaa",
        "foreground-disabled": "#aaaaaa",
        "text-primary": "#55ffff",
        "text-secondary": "#aaaaaa",
        "text-accent": "#55ffff",
        "text-success": "#55ff55",
        "text-warning": "#ffff55",
        "text-error": "#ff5555",
    },
    row="#0000aa",
    back="#000000",
)
# Grey is not dark enough on the white and the cyan of most terminals.
_LIGHT_16 = _of_few_colours(
    LIGHT,
    {
        "foreground": "#000000",
        "foreground-muted": "#000000",
        "foreground-disabled": "#000000",
        "text-primary": "#0000aa",
        "text-secondary": "#000000",
        "text-accent": "#0000aa",
        "text-success": "#0000aa",
        "text-warning": "#aa00aa",
        "text-error": "#aa0000",
    },
    row="#55ffff",
    back="#ffffff",
)

_PLAIN = {
    **dict.fromkeys(("foreground-muted", "foreground-disabled", "text-muted"), "ansi_default"),
    **dict.fromkeys(("text-disabled", "primary-muted", "accent-muted"), "ansi_default"),
    _CURSOR_STYLE: "reverse",
}
"""Of themes with the terminal's own colours: no text is quiet, and no background set off."""
ANSI = Theme(
    name="pwc-ansi",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **_PLAIN,
        **dict.fromkeys(("text-primary", "text-accent"), "ansi_cyan"),
        "text-secondary": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
    },
)
"""The terminal's own colours, whatever they are: what one is at is shown in reverse."""

_OWN = {each.name: each for each in (DARK, LIGHT, ANSI, _DARK_16, _LIGHT_16)}
CHOSEN_THEME: Setting[str] = Setting("theme", DARK.name)
"""The full name of the one that the user chose last."""

_NAMES = {"dark": DARK.name, "light": LIGHT.name, "ansi": ANSI.name}
"""What the program's own are called for short."""


def theme_names() -> tuple[str, ...]:
    """Return the names of all that can be chosen: the program's own, then Textual's."""
    return (*_NAMES, *sorted(BUILTIN_THEMES))


@cache
def theme_called(chosen: str, *, has_few_colours: bool = False) -> Theme:
    """Return the theme to show where one of this name, full or short, is chosen.

    On a terminal of 16 colours those of 16 million become the dark or the light one of so few. One
    that is not known any more is the dark one.
    """
    name = _NAMES.get(chosen, chosen)
    theme = _OWN.get(name) or BUILTIN_THEMES.get(name, DARK)
    if theme.ansi:
        return replace(theme, variables={**theme.variables, **_PLAIN})
    if has_few_colours:
        return _DARK_16 if theme.dark else _LIGHT_16
    return theme if theme.name in _OWN else legible(theme)


def told_theme(name: str) -> str | None:
    """Return the full name of the theme that the settings tell, None where they tell none."""
    return _NAMES.get(name, name) or None
