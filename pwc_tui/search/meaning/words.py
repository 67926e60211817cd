"""How text becomes the words that have vectors: ASCII, without accents, in the singular."""

import re
import unicodedata
from collections.abc import Iterator

_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[a-z0-9]+")

_SIBILANT = ("sses", "xes", "ches", "shes", "zes")
"""Endings of plurals that were made with -es."""

_STOP_WORDS = """
    a an the of for and or in on to with by is are be as at from that this it its we our can how
    what which do does i my me via using use used between into than their there these those such
    not no if when where who why should would could about more most other also they them has have
    had been was were will so any some you your vs versus et al
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what is meant when they stand alone."""

_FUNCTION_WORDS = """
    all any both each every few many much several same one ones own only just even very too still
    yet well ever never here now then again always often but nor either neither rather instead
    without within over under out up down off per through during before after across along around
    upon among toward towards against while because since until though although however thus hence
    therefore cannot might must shall make makes making made get gets getting got let lets want need
    needs thing things something anything everything become becomes became little less enough almost
    nearly quite mostly once twice whether whose whom according moreover furthermore nevertheless
    besides except despite thereby whereas wherein whereby meanwhile otherwise else
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that explain nothing where two papers share them, or one stands near another."""


def to_ascii(text: str) -> str:
    """Return `text` without accents, in lower case, a `?` for every letter of another script."""
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
        text = text.encode("ascii", "replace").decode()
    return text.lower()


def stem(word: str) -> str:
    """Return the singular of a regular plural, nothing else: "networks" and "network" are one."""
    if len(word) <= 3 or word[-1] != "s" or word[-2] in "suia":
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT) else word[:-1]


def forms(stemmed: str) -> Iterator[str]:
    """Yield all words of which `stem` makes this one."""
    for word in (stemmed, f"{stemmed}s", f"{stemmed}es", f"{stemmed[:-1]}ies"):
        if stem(word) == stemmed:
            yield word


def stems(text: str) -> list[str]:
    """Return the words of `text` in order, each without the -s of its plural."""
    return [stem(word) for word in _WORD.findall(to_ascii(text))]
