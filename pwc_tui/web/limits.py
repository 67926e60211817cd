"""How much of the server's machine its visitors get, and what they may ask for."""

from dataclasses import dataclass

VISITORS = 8
"""At once: each is a process of about 100 MB."""
IDLE_MINUTES = 30

MESSAGE_BYTES = 1 << 20
"""Of one message of a browser: more than anybody pastes."""

_SMALLEST = (10, 4)
_LARGEST = (500, 200)
"""Cells of a screen, across and down: a page of a small font on a very large display."""


@dataclass(frozen=True, slots=True)
class WebLimits:
    """How many visitors there may be at once, and for how long one may do nothing."""

    visitors: int = VISITORS
    idle_seconds: float = 60.0 * IDLE_MINUTES


def screen_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of a screen that a browser asks for, within what one may have."""
    across, down = (
        min(max(asked, low), high)
        for asked, low, high in zip((width, height), _SMALLEST, _LARGEST, strict=True)
    )
    return across, down
