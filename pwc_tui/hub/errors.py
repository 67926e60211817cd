"""What can go wrong with a hub, in sentences: what passes by itself, and what does not."""

from dataclasses import dataclass

import httpx2
from huggingface_hub.errors import HfHubHTTPError

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.text.passwords import without_secrets
from pwc_tui.hub.manifest import ORGANISATION
from pwc_tui.hub.retry import TroubleError

_DENIED = (401, 403)
_GONE = (404, 410)
_WRONG_RANGE = 416
_BUSY = (408, 429)
_SERVER = 500


@dataclass(frozen=True, slots=True)
class Place:
    """What was asked for, and where. `is_known` says that the hub has answered before."""

    endpoint: str
    what: str
    is_known: bool


def told(error: Exception, place: Place) -> TroubleError | UserError:
    """Return what the user is told of an error, as the error that says whether to try again."""
    if isinstance(error, HfHubHTTPError):
        return _answered(error, place)
    hub, what, said = place.endpoint, place.what, without_secrets(str(error))
    if isinstance(error, httpx2.TimeoutException):
        return TroubleError(f"{hub} is too slow to send {what} (HF_HUB_DOWNLOAD_TIMEOUT)")
    if isinstance(error, httpx2.UnsupportedProtocol | httpx2.InvalidURL):
        return UserError(f"{hub} is not the address of a hub, which looks like https://host")
    if isinstance(error, httpx2.TransportError):
        if place.is_known:
            return TroubleError(
                f"The connection to {hub} was lost while downloading {what} ({said})"
            )
        return UserError(
            f"{hub} cannot be reached ({said}): check the network connection, "
            "or name another hub with --from URL"
        )
    return UserError(f"{hub} does not answer as a hub does ({what}): is the address right?")


def _answered(error: HfHubHTTPError, place: Place) -> TroubleError | UserError:
    status, hub, what = error.response.status_code, place.endpoint, place.what
    if status in _DENIED:
        return UserError(
            f"{hub} does not show {ORGANISATION}/{what} ({status}): it does not exist, or "
            "needs a token in HF_TOKEN"
        )
    if status in _GONE:
        return UserError(f"{hub} has no {ORGANISATION}/{what} ({status}): is the address right?")
    if status == _WRONG_RANGE:
        return UserError(f"{hub} has fewer bytes of {what} than it states: try again later")
    if status in _BUSY or status >= _SERVER:
        why = "asks to wait" if status in _BUSY else "reports an internal error"
        return TroubleError(f"{hub} {why} ({status}) at {what}", seconds=_asked(error))
    return UserError(f"{hub} refuses {what} ({status})")


def _asked(error: HfHubHTTPError) -> float | None:
    """Return the seconds of the header Retry-After; a date, which the hub never sends, is none."""
    value = error.response.headers.get("Retry-After", "").strip()
    return float(value) if value.isascii() and value.isdigit() else None
