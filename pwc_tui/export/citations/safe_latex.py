r"""Which LaTeX in a title of the archive stays: formulas and emphasis, nothing that does more.

Commands are kept by name: all others (`\input`, `\write`, `\def`, …) are text like any other.
"""

import re

EMPHASIS = "emph|textit|textbf|textsc|texttt|textrm|textsf|textsuperscript|textsubscript"
"""Commands of text with one argument, for a regular expression."""


def as_formula(body: str) -> str | None:
    """Return a formula for a field, between braces: BibTeX leaves the case of those alone.

    None where it holds a command or a sign that belongs in none.
    """
    names = _COMMAND.findall(body)
    is_known = all(name in _COMMANDS for name in names)
    rest = _SPACING.sub("", _COMMAND.sub("", body))
    if not is_known or _NOT_IN_FORMULAS.search(rest) or body[-1:] in "_^\\":
        return None
    return f"{{${body}$}}" if has_whole_braces(body) and has_whole_braces(rest) else None


def has_whole_braces(text: str) -> bool:
    r"""Return whether every brace of a text is closed, as BibTeX counts: `\{` is one for it."""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


_BRACE = re.compile("[{}]")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_SPACING = re.compile(r"\\[,;:! |{}&%$#_]")
_NOT_IN_FORMULAS = re.compile(r"[\\%#&$~\"@]|\^\^|[_^]\s*[_^}]|[^\x20-\x7e]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMANDS = _words(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda
    mu nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta
    Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar imath jmath wp Re Im aleph beth
    partial nabla infty emptyset varnothing forall exists nexists neg prime backprime angle
    triangle square bullet star ast dagger ddagger circ cdot cdots ldots dots vdots ddots times
    div pm mp oplus ominus otimes oslash odot wedge vee cap cup bigcap bigcup setminus subset
    subseteq subsetneq supset supseteq in notin ni leq le geq ge neq ne ll gg lesssim gtrsim
    leqslant geqslant prec succ preceq succeq sim simeq approx cong equiv propto asymp doteq perp
    parallel mid nmid vdash models to gets rightarrow leftarrow Rightarrow Leftarrow
    leftrightarrow Leftrightarrow mapsto longrightarrow longleftarrow hookrightarrow
    rightharpoonup uparrow downarrow rightleftharpoons sum prod coprod int oint iint lim limsup
    liminf sup inf max min arg det dim exp gcd hom ker log ln lg sin cos tan cot sinh cosh tanh
    arcsin arccos arctan Pr mod bmod pmod deg frac dfrac tfrac sqrt binom over overline underline
    hat widehat bar tilde widetilde vec dot ddot check breve acute grave mathring overrightarrow
    underbrace overbrace stackrel mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf
    mathtt boldsymbol bm pmb text textrm textbf textit textsf texttt operatorname mbox rm bf it
    cal left right big Big bigg Bigg bigl bigr langle rangle lfloor rfloor lceil rceil lbrace
    rbrace lvert rvert lVert rVert vert Vert quad qquad sharp flat natural clubsuit diamondsuit
    heartsuit spadesuit checkmark degree top bot Box Diamond lozenge
    """
)
"""What stands in the formulas of papers' titles, from LaTeX, amsmath and amssymb."""
