"""Advertisements among the methods and datasets: how much speaks for one, and what."""

import re
import unicodedata
from dataclasses import dataclass

HIDDEN_FROM = 7
"""Points from which something is hidden. Of the 2,156 methods of the archive's sample the spam has
10 to 30 points and what somebody published at most 1; a name that only sounds odd (`Customer
Support on Twitter`) has 4."""

CROWD = 40
"""Methods that say to come from one paper, from which on it is no source: spam is attached to
whatever paper sorts first (1,657 methods of the sample to one paper); the paper with most real
methods has 8."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """What is known of a method or dataset that tells an advertisement from the real thing."""

    name: str
    description: str = ""
    is_used: bool = False
    """Whether a paper uses it, or a leaderboard stands on it."""
    has_source: bool = False
    """Whether it names a paper it comes from, and fewer than `CROWD` others name the same one."""
    is_in_crowd: bool = False
    """Whether it names a paper that `CROWD` others name, too."""
    has_year: bool = False
    stated_papers: int = 0
    """The archive's own count; those who advertise get 1 by attaching a paper."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many points speak for an advertisement, and what gave them, strongest first."""

    points: int
    reasons: tuple[str, ...]

    @property
    def is_spam(self) -> bool:
        """Whether it is hidden unless asked for."""
        return self.points >= HIDDEN_FROM

    @property
    def because(self) -> str:
        """Why it is hidden, in words; "" where it is not."""
        return " · ".join(self.reasons) if self.is_spam else ""


def judge(suspect: Suspect) -> Verdict:
    """Return what speaks for and against an advertisement.

    The points are the logarithms of how much more frequent each kind of evidence is among the 1,657
    advertisements of the archive's sample than among its other 499 methods, cut down: they are all
    between 4.8 and 6.9, since no real method of the sample has any of the first seven, but on its
    9,427 datasets a brand, a question or a plea alone was wrong 52, 3 and 30 times.
    """
    name = suspect.name
    pleas = len({match.group().casefold() for match in _PLEA.finditer(name)})
    found = (
        (6, "phone number in its name", has_phone_number(name)),
        (4, "attached to an unrelated paper", suspect.is_in_crowd),
        (3, "offer of service", pleas > 0),
        (3, "a question as its name", _QUESTION.search(name)),
        (3, "eye-catching signs", _ORNAMENT.search(name)),
        (2, "company name", _BRAND.search(name)),
        (2, "pictures", _PICTURE.search(name)),
        (2, "no description", suspect.description.startswith(_PLACEHOLDER)),
        (1, "shouted", len(name.split()) > _SHOUTED_WORDS and name.isupper()),
    )
    evidence = [(weight, reason) for weight, reason, is_found in found if is_found]
    # Looked for last: descriptions are long, and a number in one is no proof by itself.
    if evidence and has_phone_number(suspect.description):
        evidence.append((5, "phone number"))
    points = sum(weight for weight, _ in evidence) + 2 * (pleas > 1)
    reasons = tuple(reason for _, reason in sorted(evidence, key=lambda each: -each[0]))
    return Verdict(points - _vouched(suspect), reasons)


def _vouched(suspect: Suspect) -> int:
    """Return how many points speak against an advertisement; -1 where nothing at all does."""
    points = (
        5 * suspect.is_used
        + 4 * (suspect.stated_papers > 1)
        + 3 * suspect.has_year
        + 2 * suspect.has_source
    )
    return points or -1


_SHOUTED_WORDS = 3
_PLACEHOLDER = "Please enter a description"

_PLEA = re.compile(
    r"""
    \b(?:
      help\W?(?:line|desk) | hot\W?line | toll[\W_]*free | 24\s*/\s*7 | 24[\W_]+hours?
    | (?:customer|live|phone|technical|tech)[\W_]+
      (?:service|support|care|person|human|agent|representative)s?
    | (?:phone|contact|support|service|helpline|toll)[\W_]+numbers?
    | refund(?:s|able)? | free[\W_]*cancell?ation | cancell?ation[\W_]+policy | compensation
    | (?:name|same[\W_]+day|flight)[\W_]+change | baggage[\W_]+policy
    | (?:cancel|change|book)[\W_]+(?:(?:a|my|the|your)[\W_]+)?(?:flight|ticket|booking|reservation)
    | (?:file|make|dispute|request|escalate)[\W_]+(?:(?:an?|the|my)[\W_]+)?
      (?:complaint|claim|charge|refund|problem|upgrade|compensation)
    | complain[\W_]+to | (?:upgrade[\W_]+to[\W_]+)?first[\W_]+class
    | (?:speak|talk|communicate|reach|get[\W_]+through)[\W_]+(?:to|with|out)
    | ask[\W_]++(?:[^\W_]++[\W_]++){0,2}questions?
    | get[\W_]+(?:an?[\W_]+)?(?:human|person|refund) | how[\W_]+to[\W_]+contact
    | hablar[\W_]+con | llamar[\W_]+a
    | error[\W_]+\d{3,}
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What those who sell support say they will see to."""

_QUESTION = re.compile(
    r"(?:^|[^\w\s]\s*|\b(?:contact|guide)\W+)"
    r"(?:how|can|could|does|do|is|why|what|who|when|where)\s+"
    r"(?:do|does|can|could|is|are|much|long|to|i|you|we|\w+)\s+\w|^¿",
    re.IGNORECASE,
)
_BRAND = re.compile(
    r"""
    \b(?:
      air\W?lines? | airways | expedia | klm | lufthansa | delta | allegiant | carnival | cruises?
    | coinbase | robinhood | quick\W?books | quicken | turbo\W?tax | intuit | paypal | cash\W?app
    | venmo | binance | kraken | metamask | trezor | booking\.com | priceline | airbnb | vrbo
    | travelocity | orbitz | jetblue | ryanair | emirates | avianca | volaris | norton | mcafee
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Whole words only: "air" is in "pair" and "repair", "delta" in "deltas"."""

_ORNAMENT = re.compile(
    r"\[\[|\]\]|\(\(|(?:^|[\])}])[^\[{(\])}]*+[\[{(][^~@!/\])}]*+[~@!/][^\])}]*+[\])}]"
    r"|\w~\w|!!|^\W*[*#]{2,}|^\*[A-Z]"
)
_PICTURE = re.compile("[←-⇿☀-➿⬀-⯿®\U0001f000-\U0001faff]")
"""Arrows, emoji and the mark of a trademark."""


def has_phone_number(text: str) -> bool:
    """Return whether a phone number stands in `text`.

    Three, three and four digits as in North America (`801.555.0142`, `➤ 888 ➤ 555 ➤ 0159`), an
    international number behind a plus, a free number in one piece, or ten digits one by one, also
    in words. Lists such as `256, 512, 1024` are none, nor are the digits in their order.
    """
    digits = _plain_digits(text)
    if any(match.group() for match in _GROUPED.finditer(digits)):
        return True
    return any(not _is_counting(match.group()) for match in _ONE_BY_ONE.finditer(digits))


_WORDS = {
    "zero": "0",
    "oh": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_BETWEEN = r"[^\w,;=<>|/×]"
"""What stands between the parts of a number; commas and the like make a list."""

_GROUPED = re.compile(
    rf"(?<![\d.,])[2-9]\d\d{_BETWEEN}{{1,6}}[2-9]\d\d{_BETWEEN}{{1,6}}\d{{4}}(?![\d,]|\.\d)"
    r"|\+\W{0,4}\d(?:\W{0,5}\d){9,12}(?!\d)"
    r"|(?<![\d.])1?8(?:00|33|44|55|66|77|88)\d{7}(?!\d)",
    re.ASCII,
)
_ONE_BY_ONE = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}{{1,3}}\d){{9,12}}(?!\d)", re.ASCII)
_COUNTED = "01234567890123"


def _plain_digits(text: str) -> str:
    """Return `text` with 0 to 9 for all digits and the words for them, without marks on them."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKC", text)
        text = "".join(map(_plain_character, plain))
    return _WORD.sub(lambda match: _WORDS[match.group()], text.casefold())


def _plain_character(character: str) -> str:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Me", "Mn"):
        return ""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _is_counting(match: str) -> bool:
    digits = "".join(filter(str.isdigit, match))
    return digits in _COUNTED or digits[::-1] in _COUNTED
