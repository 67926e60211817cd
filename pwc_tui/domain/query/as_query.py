"""A list of papers as one query: what was chosen beside the words becomes fields."""

from pwc_tui.domain.paper_list import ListRequest, Order
from pwc_tui.domain.query.parser import parse_query
from pwc_tui.domain.query.tokens import quoted
from pwc_tui.domain.refs import Kind

_FIELDS = {Kind.AUTHOR: "author", Kind.REPOSITORY: "repo"}
"""Of other kinds the field is called as the kind."""


def as_query(request: ListRequest) -> str:
    """Return the query that asks for the same papers in the same order."""
    scope, order = request.scope, request.order
    fields = []
    if scope is not None:
        fields.append(f"{_FIELDS.get(scope.kind, scope.kind)}:{quoted(scope.name)}")
    if request.filter.has_code:
        fields.append("has:code")
    if request.filter.has_results:
        fields.append("has:results")
    if order is not Order.RELEVANCE and parse_query(request.words).order is None:
        fields.append(f"sort:{order}")
    return " ".join(filter(None, (*fields, request.words.strip())))
