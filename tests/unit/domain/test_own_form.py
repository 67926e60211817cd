"""The form in which a result of the user's own is filled in."""

from datetime import UTC, date, datetime

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.domain.own.form import form_text, read_form
from pwc_tui.domain.user_data import SubmittedResult, SubmittedValue

EMPTY = SubmittedResult("id", "Task: hard", "Data", "", (), datetime(2026, 1, 1, tzinfo=UTC))
WHOLE = SubmittedResult(
    "id",
    "Task: hard",
    "Data",
    "Ours, large",
    (SubmittedValue("F1 (%)", "70.1 ± 0.2"), SubmittedValue("AP@0.5", "3")),
    EMPTY.changed_at,
    paper="https://arxiv.org/abs/2601.00001",
    day=date(2026, 1, 2),
    code_url="https://example.org/a?b=c",
    uses_extra_data=False,
    note="seed: 7",
)


def test_what_is_filled_in_is_read_as_it_was() -> None:
    assert read_form(form_text(WHOLE, ["F1 (%)"]), EMPTY) == WHOLE
    assert read_form(form_text(EMPTY, ["F1 (%)", "AP@0.5"]), WHOLE).values == ()


@pytest.mark.parametrize("text", ["no name", "date: yesterday", "extra data: perhaps"])
def test_a_line_that_says_nothing_is_one_sentence(text: str) -> None:
    with pytest.raises(UserError):
        read_form(text, EMPTY)
