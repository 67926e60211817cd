"""The place at which the program was left, as the user's file keeps it."""

import msgspec

from pwc_tui.domain.user_data import Setting
from pwc_tui.tui.places import trail
from pwc_tui.tui.places.trail import Place

LAST_PLACE: Setting[str] = Setting("last place", "")
"""What `stored` made of it; "" where nothing is known."""


class _Kept(msgspec.Struct):
    """A place of one import: the numbers in it mean nothing to another one."""

    build: str
    kind: str
    place: msgspec.Raw


def stored(place: Place, build_id: str) -> str:
    """Return a place as text."""
    raw = msgspec.Raw(msgspec.json.encode(place))
    return msgspec.json.encode(_Kept(build_id, type(place).__name__, raw)).decode()


def restored(text: str, build_id: str) -> Place | None:
    """Return the place that a text stands for; None for none, or one of another import."""
    try:
        kept = msgspec.json.decode(text, type=_Kept)
        made_of = getattr(trail, kept.kind, None)
        if kept.build != build_id or not isinstance(made_of, type):
            return None
        place: object = msgspec.json.decode(kept.place, type=made_of)
    except (msgspec.MsgspecError, TypeError):
        return None
    return place if isinstance(place, Place) else None
