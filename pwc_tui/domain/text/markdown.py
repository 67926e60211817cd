"""Markdown as plain text: descriptions of tasks, datasets and methods are written in it.

What it says stays, what it only dresses up goes: of a link its text, of a picture nothing. Single
stars, underscores and backticks stay, since formulas and code have them, too.
"""

import re

_URL = r"\([^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?(?:\s{1,3}\"[^\"\n]{0,200}\")?\)"
_IMAGE = re.compile(r"!\[[^][]{0,300}\]" + _URL)
_LINK = re.compile(r"\[([^][]{1,300})\]" + _URL)
_BOLD = re.compile(r"\*\*([^*\s][^*\n]{0,300})\*\*")
_HEADING = re.compile(r"^ {0,3}#{1,6} +", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|p|small|span|strong|sub|sup|u|ul)\b[^<>]{0,300}>",
    re.IGNORECASE,
)


def without_markdown(text: str) -> str:
    """Return `text` without marks of emphasis, headings, tags, pictures and links' addresses."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _BOLD.sub(r"\1", _HEADING.sub("", text))
    return _TAG.sub("", text).strip()
