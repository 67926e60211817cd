"""Which rows of a leaderboard are looked at: by code, data, years, words, or as of a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from pwc_tui.domain.boards.board import BoardRow
from pwc_tui.domain.partial_dates import PartialDate
from pwc_tui.domain.text.clean import fold, words


class CodeWanted(StrEnum):
    """Which rows are shown by what code they have."""

    ANY = ""
    SOME = "with code"
    OFFICIAL = "official code"


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which rows of a board are shown; ranks stay those of the whole board, or of `as_of`.

    Years are inclusive, and undated rows are in none. Every word of `text` is looked for in model
    and title, without case, accents and what stands between letters: `resnet50` is ResNet-50.
    """

    code: CodeWanted = CodeWanted.ANY
    is_without_extra: bool = False
    first_year: int | None = None
    last_year: int | None = None
    text: str = ""
    as_of: date | None = None
    is_folded: bool = False
    is_without_own: bool = False
    """Whether the board is read without the results of the user's own: they take no rank either."""

    def holds(self, row: BoardRow) -> bool:
        """Return whether a row is shown, as far as the row alone tells."""
        if self.code is CodeWanted.OFFICIAL and not row.has_official_code:
            return False
        if self.code is CodeWanted.SOME and not row.code:
            return False
        if self.is_without_extra and row.uses_extra_data:
            return False
        return self._holds_year(row.date) and self._holds_text(row)

    def chips(self) -> tuple[str, ...]:
        """Return what narrows the board, a few words for each."""
        chips = (
            f"as of {self.as_of.isoformat()}" if self.as_of else "",
            self.code.value,
            "no extra data" if self.is_without_extra else "",
            self._years(),
            f"“{self.text.strip()}”" if self.text.strip() else "",
            "one row per paper" if self.is_folded else "",
            "without yours" if self.is_without_own else "",
        )
        return tuple(chip for chip in chips if chip)

    def _years(self) -> str:
        first, last = self.first_year, self.last_year
        if first and last:
            return f"{first}" if first == last else f"{first}–{last}"
        since = f"since {first}" if first else ""
        return since or (f"until {last}" if last else "")

    def _holds_year(self, day: PartialDate | None) -> bool:
        if self.first_year is None and self.last_year is None:
            return True
        return day is not None and (
            (self.first_year or date.min.year) <= day.year <= (self.last_year or date.max.year)
        )

    def _holds_text(self, row: BoardRow) -> bool:
        if not self.text.strip():
            return True
        title = row.paper.name if row.paper else row.paper_title
        spaced, joined = _searched(f"{row.model} {title}")
        return all(word in spaced or word in joined for word in _wanted(self.text))


@lru_cache(maxsize=1)
def _wanted(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are looked for; a word of signs alone is as it is."""
    return tuple(_squeezed(word) or word for word in fold(text).split())


@lru_cache(maxsize=4_096)
def _searched(text: str) -> tuple[str, str]:
    """Return a row's text with all signs, and without any: kept, as each key asks all rows."""
    folded = fold(text)
    return folded, " ".join(_squeezed(word) for word in folded.split())


def _squeezed(word: str) -> str:
    return "".join(words(word))
