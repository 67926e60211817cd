"""Trying again: what may pass by itself is waited for, longer each time, and in the end told."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from pwc_tui.domain.errors import UserError

T = TypeVar("T")


class TroubleError(Exception):
    """Something that may be over in a moment: a cut, a timeout, a server that is busy.

    `sentence` is what the user is told when it is not. `seconds` is how long the server asks to
    wait, None where it does not say. With `is_further` some of the work was done before.
    """

    def __init__(
        self, sentence: str, *, seconds: float | None = None, is_further: bool = False
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.seconds = seconds
        self.is_further = is_further


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to try: waits in seconds, each twice the one before."""

    tries: int = 6
    """In a row, without anything done in between."""
    first_wait: float = 1.0
    longest_wait: float = 30.0
    longest_asked: float = 300.0
    """What a server may ask for: the hub counts its limits over windows of five minutes
    (https://huggingface.co/docs/hub/rate-limits)."""


def patiently(
    attempt: Callable[[], T], patience: Patience, tell: Callable[[str, float], None]
) -> T:
    """Return what `attempt` returns, calling it again when it raises TroubleError.

    `tell` hears why it is waited and for how many seconds. Raises UserError when the tries are used
    up, or the server asks for more time than anybody waits.
    """
    failures = 0
    while True:
        try:
            return attempt()
        except TroubleError as trouble:
            failures = 1 if trouble.is_further else failures + 1
            asked = trouble.seconds or 0.0
            if asked > patience.longest_asked:
                raise UserError(f"{trouble.sentence}: try again in {_minutes(asked)}") from trouble
            if failures >= patience.tries:
                raise UserError(
                    f"{trouble.sentence}, {failures} times: try again later"
                ) from trouble
            wait = patience.first_wait * 2 ** (failures - 1)
            wait = asked if trouble.seconds is not None else min(wait, patience.longest_wait)
            tell(trouble.sentence, wait)
            time.sleep(wait)


def _minutes(seconds: float) -> str:
    return f"{round(seconds / 60)} minutes"
