"""Any text as LaTeX that shows it and does nothing else, and the packages that takes."""

import re
from collections.abc import Iterable
from functools import cache

from pylatexenc.latexencode import (
    RULE_DICT,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
    get_builtin_uni2latex_dict,
)

from pwc_tui.domain.text.clean import clean_line

_MACRO = re.compile(r"\\([A-Za-z]+)")
_HARMLESS = re.compile("[A-Za-z0-9]+(?:[ .][A-Za-z0-9]+)*")


def latex(text: str) -> str:
    """Return any text of the archive as LaTeX; what no common package sets is its number."""
    if _HARMLESS.fullmatch(text):  # as most values are: 2 s less for 60 metrics of 6,000 rows
        return text
    encoded: str = _encoder().unicode_to_latex(clean_line(text))
    return encoded


def packages_for(lines: Iterable[str]) -> list[str]:
    r"""Return the arguments of `\usepackage` for all that `latex` made of the text in `lines`."""
    macros = {name for line in lines for name in _MACRO.findall(line)}
    plain = [package for package, names in _PACKAGES.items() if macros & names]
    encodings = [encoding for encoding, names in _ENCODINGS.items() if macros & names]
    braced = [f"{{{','.join(plain)}}}"] if plain else []
    return braced + ([f"[{','.join(encodings)}]{{fontenc}}"] if encodings else [])


def letter_command(letter: str) -> str:
    r"""Return one letter as BibTeX sorts it, such as `{\'e}`; as it is where no package sets it."""
    command = _settable().get(ord(letter), letter)
    return f"{{{command}}}" if command.startswith("\\") and not letter.isascii() else letter


@cache
def _settable() -> dict[int, str]:
    """Return by their numbers the letters and signs that a common package sets."""
    return {
        code: macro
        for code, macro in get_builtin_uni2latex_dict().items()
        if not _UNKNOWN.intersection(_MACRO.findall(macro)) and not _has_odd_letter(macro)
    }


@cache
def _encoder() -> UnicodeToLatexEncoder:
    return UnicodeToLatexEncoder(
        conversion_rules=[UnicodeToLatexConversionRule(RULE_DICT, _settable())],
        unknown_char_policy="unihex",
        unknown_char_warning=False,
    )


def _has_odd_letter(macro: str) -> bool:
    """Return whether a Cyrillic letter or accent is in none of the common encodings."""
    return any(
        (name.lower().startswith("cyr") or name in ("C", "U")) and name not in _ENCODINGS["T2A"]
        for name in _MACRO.findall(macro)
    )


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CYRILLIC = (
    "A B V G D E YO ZH Z I ISHRT K L M N O P R S T U F H C CH SH SHCH HRDSN ERY SFTSN EREV YU YA "
    "GUP GHCRS DJE TSHE SHHA ZHDSC ZDSC LJE YI KDSC KBEAK KVCRS AE NDSC NG DZE OTLD SDSC USHRT Y "
    "YHCRS HDSC DZHE CHVCRS CHRDSC IE SCHWA NJE II JE"
)

_ENCODINGS = {
    "T1": _names(
        "DH dh TH th DJ dj NG ng k guillemotleft guillemotright guilsinglleft guilsinglright "
        "quotesinglbase quotedblbase"
    ),
    "T2A": frozenset(
        name for letter in _CYRILLIC.split() for name in (f"CYR{letter}", f"cyr{letter.lower()}")
    ),
}
"""Font encodings with the letters that LaTeX does not know without them (encguide.pdf)."""

_PACKAGES = {
    "textcomp": _names(
        "textcent textcurrency textyen textbrokenbar textasciidieresis textlnot textasciimacron "
        "textdegree texttwosuperior textthreesuperior textasciiacute textmu textonesuperior "
        "textonequarter textonehalf textthreequarters texttimes textdiv textflorin textasciicaron "
        "textasciibreve textacutedbl textbaht textperthousand textpertenthousand "
        "textreferencemark textinterrobang textfractionsolidus textasteriskcentered textdiscount "
        "textcolonmonetary textlira textnaira textwon textdong texteuro textpeso textcelsius "
        "textnumero textcircledP textrecipe textservicemark textohm textmho textestimated "
        "textleftarrow textuparrow textrightarrow textdownarrow textblank textlangle textrangle "
        "textopenbullet textbigcircle textmusicalnote"
    ),
    "amsmath": _names("iint iiint boldsymbol nobreakdash"),
    "amssymb": _names(
        "backepsilon varkappa backprime beth gimel daleth nleftarrow nrightarrow "
        "twoheadleftarrow twoheadrightarrow leftarrowtail rightarrowtail looparrowleft "
        "looparrowright leftrightsquigarrow nleftrightarrow Lsh Rsh curvearrowleft "
        "curvearrowright circlearrowleft circlearrowright upharpoonright upharpoonleft "
        "downharpoonright downharpoonleft rightleftarrows leftrightarrows leftleftarrows "
        "upuparrows rightrightarrows downdownarrows leftrightharpoons nLeftarrow nLeftrightarrow "
        "nRightarrow Lleftarrow Rrightarrow rightsquigarrow complement nexists varnothing "
        "blacksquare dotplus smallsetminus measuredangle sphericalangle nmid nparallel therefore "
        "because backsim approxeq Bumpeq bumpeq doteqdot fallingdotseq risingdotseq eqcirc circeq "
        "triangleq leqq geqq lneqq gneqq between nless ngtr nleq ngeq lesssim gtrsim lessgtr "
        "gtrless precsim succsim nprec nsucc nsubseteq nsupseteq subsetneq supsetneq sqsubset "
        "sqsupset circledcirc circledast circleddash boxplus boxminus boxtimes boxdot Vdash "
        "Vvdash nvdash nvDash nVdash nVDash vartriangleleft vartriangleright trianglelefteq "
        "trianglerighteq multimap intercal veebar divideontimes ltimes rtimes leftthreetimes "
        "rightthreetimes backsimeq curlyvee curlywedge Subset Supset Cap Cup pitchfork lessdot "
        "gtrdot lesseqgtr gtreqless curlyeqprec curlyeqsucc lnsim gnsim succnsim ntriangleleft "
        "ntriangleright ntrianglelefteq ntrianglerighteq barwedge ulcorner urcorner llcorner "
        "lrcorner square blacktriangle vartriangle blacktriangleright blacktriangledown "
        "triangledown blacktriangleleft lozenge leadsto blacklozenge leqslant geqslant lessapprox "
        "gtrapprox lneq gneq lnapprox gnapprox lesseqqgtr gtreqqless eqslantless eqslantgtr "
        "precneqq succneqq precapprox succapprox precnapprox succnapprox subseteqq supseteqq "
        "subsetneqq supsetneqq mathbb mathfrak"
    ),
    "mathrsfs": _names("mathscr"),
}
"""Packages that every LaTeX has, with what they define of what pylatexenc writes."""

_UNKNOWN = _names(
    "texthvlig textnrleg textschwa textphi textglotstop textturnk nument textfrac arrowwaveleft "
    "arrowwaveright updownarrows dblarrowupdown DownArrowUpArrow surfintegral volintegral "
    "clwintegral homothetic lazysinv approxnotequal tildetrpl allequal estimates starequal "
    "notlessgreater notgreaterless truestate forcesextra VDash original image hermitconjmatrix "
    "rightanglearc verymuchless verymuchgreater precedesnotsimilar udots varperspcorrespond "
    "recorder mathchar rightangle quarternote clockoint sqrint IJ ij mathbin"
)
"""Names that no common package defines, or that do something else than it seems."""
