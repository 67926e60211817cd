r"""Titles and names as fields of BibTeX: escaped, capitals protected, LaTeX that is there kept.

What is kept is what a paper's title may have: formulas, accents, emphasis. Everything else that
looks like a command is text, so that no title of the archive can do anything in a document.
"""

import re
from collections.abc import Callable

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.latex_letters import FORMULA, printed_title
from pwc_tui.domain.text.person_names import PersonName, person_name
from pwc_tui.export.citations.protected_words import WordProtection
from pwc_tui.export.citations.safe_latex import EMPHASIS, as_formula, has_whole_braces

Letters = Callable[[str], str]
"""Spells the letters that are not in ASCII."""


def utf8_letters(text: str) -> str:
    """Return letters as they are: LaTeX and BibTeX have read UTF-8 for years."""
    return text


def latex_letters(text: str) -> str:
    r"""Return letters as commands where a common package sets them: `{\'e}`, as old styles want."""
    from pwc_tui.export.latex_text import letter_command  # noqa: PLC0415 - 60 ms: pylatexenc

    return text if text.isascii() else "".join(map(letter_command, text))


def title_field(title: str, letters: Letters = utf8_letters) -> str:
    """Return a title as the value of a field, without the braces around it."""
    text = printed_title(title)
    protection = WordProtection(text)
    keeps_braces = has_whole_braces(FORMULA.sub("", text))
    parts = []
    for found in _PARTS.finditer(text):
        kind, part = found.lastgroup, found[0]
        if kind == "word" and protection.needs(part, found.start()):
            parts.append(f"{{{_escaped(part, letters)}}}")
        elif kind == "sign" or (kind in ("brace", "emphasis") and keeps_braces):
            parts.append(part)
        elif kind in ("formula", "symbol") and (formula := as_formula(_body(part))):
            parts.append(formula)
        else:
            parts.append(_escaped(part, letters))
    return "".join(parts)


def text_field(text: str, letters: Letters = utf8_letters) -> str:
    """Return any other text as the value of a field."""
    return _escaped(clean_line(text), letters)


def names_field(names: tuple[str, ...], letters: Letters = utf8_letters) -> str:
    """Return authors as BibTeX takes them: `van Gool, Luc and Stabler, Jr., Edward P.`."""
    parts = (person_name(clean_line(name)) for name in names)
    return " and ".join(_name(each, letters) for each in parts if each.family)


def _name(name: PersonName, letters: Letters) -> str:
    family = _escaped(name.family, letters)
    if name.is_group or _CONJUNCTION.search(name.family):
        family = f"{{{family}}}"
    given = _escaped(name.given, letters)
    return ", ".join(filter(None, (family, _escaped(name.suffix, letters), given)))


_CONJUNCTION = re.compile(r"\S .*\b(?:y|e|i)\b |,")
"""In `Ramón y Cajal` BibTeX would take all up to the small letter for particles."""

_PARTS = re.compile(
    rf"(?P<formula>{FORMULA.pattern})"
    r"|(?P<sign>\\[&%$#_])"
    rf"|(?P<emphasis>\\(?:{EMPHASIS})(?=\{{))"
    r"|(?P<symbol>\\[A-Za-z]+(?:[_^]?\{[^{}$\\]*\})*)"
    r"|(?P<brace>[{}])"
    r"|(?P<word>[^\W_]+(?:[-.]\d[^\W_]*)*[+*#]*)"
    r"|(?P<text>.)",
    re.S,
)


def _body(formula: str) -> str:
    """Return what stands between the signs of a formula."""
    if formula.startswith("$"):
        return formula[1:-1]
    return formula[2:-2] if formula.startswith(r"\(") else formula


def _escaped(text: str, letters: Letters) -> str:
    return letters(text.translate(_ESCAPES))


_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "@": "{@}",
        **{sign: f"{{${sign}$}}" for sign in "<>|"},
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
"""What LaTeX takes for something else. BibTeX counts escaped braces too, and some programs take an
`@` for the next entry."""
