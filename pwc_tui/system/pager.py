"""The user's pager: which one, and a text read in it."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence

from pwc_tui.domain.errors import UserError

_USUAL = ("less", "more")


def pager_command() -> list[str]:
    """Return how PAGER is started, else what is there; raises UserError where there is none."""
    told = os.environ.get("PAGER") or next(filter(shutil.which, _USUAL), "")
    try:
        if command := shlex.split(told):
            return command
    except ValueError:  # a quotation mark that nothing closes
        return [told]
    raise UserError("there is no pager: name one in PAGER")


def show_in_pager(text: str, command: Sequence[str]) -> None:
    """Let the user read a text, which the pager has from its input; raises UserError."""
    try:
        subprocess.run(command, input=text.encode("utf-8", "replace"), check=False)
    except BrokenPipeError:
        return  # left before all of it was read
    except (OSError, ValueError) as error:
        raise UserError(f"the pager {command[0]!r} cannot be started ({error})") from error
