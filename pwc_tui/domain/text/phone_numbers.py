"""Phone numbers, however spelled: with signs between, in words, in digits of any script."""

import re
import unicodedata


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
