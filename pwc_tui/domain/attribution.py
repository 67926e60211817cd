"""Whose data this is: said by every export and by the screen, in the same words."""

SOURCE = "Papers With Code archive, https://paperswithcode.com"
LICENCE = "CC-BY-SA 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by-sa/4.0/"


def attribution(snapshot: str) -> str:
    """Return the one sentence that goes with data taken from the snapshot of that name."""
    return f"Data: {SOURCE} ({snapshot}), {LICENCE}, {LICENCE_URL}"
