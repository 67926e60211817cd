"""Related papers as JSON."""

from pwc_tui.domain.related import Reason, Related
from pwc_tui.export.json.encode import JsonObject
from pwc_tui.export.json.papers import card_entry


def related_entry(related: Related) -> JsonObject:
    """Return a related paper as an entry with the reasons why it is one; `points` make `score`."""
    return {
        **card_entry(related.card),
        "score": round(related.score, 4),
        "reasons": [_reason(each) for each in related.reasons],
        "why": related.why(),
    }


def _reason(reason: Reason) -> JsonObject:
    return {
        "kind": str(reason.kind),
        "names": list(reason.names),
        "points": round(reason.points, 4),
        "detail": reason.detail or None,
    }
