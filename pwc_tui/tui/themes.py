"""The two themes of the program: calm, one accent, the same roles in the dark and in the light."""

from textual.theme import Theme

from pwc_tui.domain.user import Setting

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
        "scrollbar": "#cfd4d3",
        "scrollbar-hover": "#b5bdbc",
        "scrollbar-active": "#2a7f96",
        "scrollbar-background": "#fafaf8",
        "scrollbar-background-hover": "#fafaf8",
        "scrollbar-background-active": "#fafaf8",
        "scrollbar-corner-color": "#fafaf8",
    },
)

THEMES = (DARK, LIGHT)
"""Registered at start, the first one chosen."""
CHOSEN_THEME: Setting[str] = Setting("theme", DARK.name)
"""The name of the one that the user chose last."""
