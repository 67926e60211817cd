"""Themes of others, with their texts as legible as those of the program's own."""

from dataclasses import replace

from textual.color import Color
from textual.theme import Theme

ENOUGH = 4.5
"""The contrast that text has to have (WCAG 2.1, level AA)."""

_TEXTS = ("primary", "secondary", "accent", "success", "warning", "error")
_QUIET = {"foreground-muted": 0.78, "foreground-disabled": 0.74}
"""Variables for text that is less important, and how much of the foreground they are."""
_BACKS = ("background", "surface", "panel", "primary-muted")
_MARKED = 0.12
"""How much of the accent is behind the row that one came from."""
_STEP = 0.05


def legible(theme: Theme) -> Theme:
    """Return a theme in which every text has enough contrast to whatever it stands on.

    Colours that have too little come nearer to white, in a light theme to black.
    """
    made = theme.to_color_system().generate()
    back = Color.parse(made["background"])
    backs = [*(Color.parse(made[name]) for name in _BACKS)]
    backs.append(back.blend(Color.parse(made["accent"]), _MARKED))
    front = Color.parse(made["foreground"])
    texts = {f"text-{name}": Color.parse(made[f"text-{name}"]) for name in _TEXTS}
    texts |= {name: back.blend(front, share) for name, share in _QUIET.items()}
    texts["foreground"] = front
    pole = Color(255, 255, 255) if theme.dark else Color(0, 0, 0)
    told = {name: _apart(color, backs, pole).hex for name, color in texts.items()}
    variables = {**theme.variables, **told, "text-disabled": "auto 80%"}
    return replace(theme, foreground=told["foreground"], variables=variables)


def _apart(color: Color, backs: list[Color], pole: Color) -> Color:
    """Return the colour nearest to `color` on the way to `pole` that can be read on all `backs`."""
    share, nearest = 0.0, color
    while share < 1 and min(_contrast(nearest, each) for each in backs) < ENOUGH:
        share += _STEP
        nearest = color.blend(pole, min(1.0, share))
    return nearest


def _contrast(one: Color, other: Color) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
