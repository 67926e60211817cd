"""Answers to a search as JSON: things of other kinds, explanations, offers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pwc_tui.domain.papers import PaperCard
from pwc_tui.domain.related import Reason, Related
from pwc_tui.export.json.encode import JsonObject
from pwc_tui.export.json.papers import card_entry, page_url

if TYPE_CHECKING:
    from pwc_tui.search.engine.explain import Explanation
    from pwc_tui.search.lists.all_kinds import KindHits
    from pwc_tui.search.lists.by_meaning import ByMeaning
    from pwc_tui.search.lists.name_index import NameHit
    from pwc_tui.search.meaning.reasons import MeaningReason
    from pwc_tui.search.suggest.did_you_mean import Suggestions


def hit_entry(hit: "NameHit") -> JsonObject:
    """Return a thing that is no paper; `use` counts its papers, or a board's or model's results."""
    return {
        "kind": hit.ref.kind.value,
        "id": hit.ref.slug,
        "name": hit.ref.name,
        "detail": hit.detail,
        "use": hit.use,
        "score": round(hit.score, 4),
        "url": page_url(hit.ref.kind, hit.ref.slug) or None,
    }


def group_entries(groups: "Sequence[KindHits]") -> list[JsonObject]:
    """Return all kinds that match, the best first; the hits of papers are the results."""
    return [
        {
            "kind": group.kind.value,
            "total": group.total,
            "score": round(group.score, 4),
            "hits": [hit_entry(hit) for hit in group.hits],
        }
        for group in groups
    ]


def explanation_entry(explanation: "Explanation") -> JsonObject:
    """Return why a paper is where it is."""
    return {
        "words": [
            {
                "typed": word.typed,
                "term": word.term or None,
                "field": word.field or None,
                "how": word.how.value if word.how else None,
                "points": word.points,
            }
            for word in explanation.words
        ],
        "share": explanation.share,
        "parts": [{"name": part.name, "value": part.value} for part in explanation.parts],
        "total": explanation.total,
    }


def meaning_entries(meant: "ByMeaning", cards: Sequence[PaperCard]) -> list[JsonObject]:
    """Return the first papers by meaning, each with its score and why it was found."""
    return [{**card_entry(card), **meaning_entry(meant, card.id)} for card in cards]


def meaning_entry(meant: "ByMeaning", paper_id: int) -> JsonObject:
    """Return how well a paper fits by meaning, and why; null for what words alone found."""
    score = meant.scores.get(paper_id)
    return {
        "score": None if score is None else round(score, 4),
        "why": _meaning_reason(meant.reasons.get(paper_id)),
    }


def _meaning_reason(reason: "MeaningReason | None") -> JsonObject | None:
    """Return why a paper was found by meaning: pairs of near words, and the best sentence."""
    if reason is None:
        return None
    return {
        "near": [{"typed": each.typed, "found": each.found} for each in reason.near],
        "sentence": reason.sentence or None,
        "terms": list(reason.terms),
    }


def rescue_entry(rescue: "Suggestions", in_abstracts: Sequence[PaperCard]) -> JsonObject:
    """Return what may have been meant, where nothing was found."""
    snippets = {each.paper_id: each.snippet for each in rescue.in_abstracts}
    return {
        "did_you_mean": list(rescue.spellings),
        "shorter": [{"query": each.query, "count": each.count} for each in rescue.shorter],
        "in_abstracts": [
            {**card_entry(card), "snippet": snippets[card.id]} for card in in_abstracts
        ],
    }


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
