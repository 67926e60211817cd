"""Names of people taken apart as bibliographies need them: given name, family name, suffix.

The archive has one text a person. Where it is open where the family name begins, the last word is
it; particles (`van den`, `de la`, `Van`) belong to it, and so does what stands on both sides of the
`y` of `Ramón y Cajal`.
"""

import re
from typing import NamedTuple


class PersonName(NamedTuple):
    """A name in its parts; a group, or whom nobody calls by two names, has a family name only."""

    given: str
    family: str
    suffix: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is no person's, or has one part only: nothing in it may be moved."""
        return not self.given


def person_name(name: str) -> PersonName:
    """Return a name of an author in its parts."""
    before, comma, behind = name.partition(",")
    tokens = before.split()
    suffix = behind.strip()
    if comma and suffix.rstrip(".").casefold() not in _SUFFIXES:
        return PersonName("", name.strip())
    if not comma and len(tokens) > 2 and tokens[-1].rstrip(".").casefold() in _SUFFIXES:
        suffix = tokens.pop()
    if len(tokens) < 2 or _GROUP.search(name):
        return PersonName("", name.strip())
    start = _family_start(tokens)
    return PersonName(" ".join(tokens[:start]), " ".join(tokens[start:]), suffix)


def _family_start(tokens: list[str]) -> int:
    """Return the place of the word with which the family name begins; never the first one."""
    last = len(tokens) - 1
    lower = (place for place in range(1, last) if tokens[place] in _LOWER_PARTICLES)
    start = next(lower, last)
    if start > 1 and (tokens[start] in _AND or tokens[start - 1] in _AND):
        start = max(1, start - (1 if tokens[start] in _AND else 2))
    known = _LOWER_PARTICLES | _PARTICLES
    if {tokens[0].casefold(), tokens[last].casefold()} & _VIETNAMESE:
        known = _LOWER_PARTICLES
    while start > 1 and tokens[start - 1] in known:
        start -= 1
    return start


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""`V` is the initial of more people than it is the fifth of his name."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AND = frozenset({"y", "e", "i"})
_LOWER_PARTICLES = _words(
    """
    af al auf beim bin binti da dal dall das de degli dei del della den der des di do dos du e el
    i ibn im in't la le los op ten ter ul ur v. van vom von vor y zu zum zur 't
    """
)
_PARTICLES = _words(
    """
    Al Ben D' Da Dal De Degli Dei Del Della Den Der Des Di Do Dos Du El La Las Le Los Mac Ten Ter
    Van Vander Von Zu Zum Zur
    """
)
"""What begins a family name although it has a capital. `Van` before a Vietnamese one does not."""

_VIETNAMESE = _words(
    """
    bui bùi cao chu dang đặng dao đào dinh đinh do đỗ doan đoàn duong dương ha hà ho hồ hoang
    hoàng huynh huỳnh le lê luong lương luu lưu ly lý mai ngo ngô nguyen nguyễn pham phạm phan
    phung phùng ta tạ thai thái to tô tran trần trinh trịnh truong trương vo võ vu vũ vuong vương
    """
)

_GROUP = re.compile(
    r"\d|^the\b|\band\b|\bon behalf\b|[@/&;:]|"
    r"\b(?:Collaboration|Consortium|Team|Group|Project|Institute|University|Laborator(?:y|ies)|"
    r"Foundation|Initiative|Network|Society|Committee|Authors?|Inc)\b",
    re.I,
)
"""What stands in the names of groups, and what no name of a person has."""
