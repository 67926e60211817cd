"""Results of the user's own as JSON."""

from pwc_tui.domain.user_data import SubmittedResult
from pwc_tui.export.json.encode import JsonObject


def own_result(result: SubmittedResult) -> JsonObject:
    """Return a result as `submit --stdin` reads it."""
    return {
        "id": result.id,
        "task": result.task,
        "dataset": result.dataset,
        "model": result.model,
        "values": {value.metric: value.raw for value in result.values},
        "paper": result.paper,
        "date": result.day.isoformat() if result.day else None,
        "code": result.code_url,
        "source": result.source_url,
        "extra_data": result.uses_extra_data,
        "note": result.note,
    }
