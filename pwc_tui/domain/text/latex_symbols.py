"""What LaTeX's commands in formulas are in Unicode."""

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι "
    "kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ "
    "upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π "
    "Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
)
_SIGNS = (
    "ell ℓ infty ∞ times × cdot · pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • leq ≤ le ≤ geq ≥ "
    "ge ≥ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ "
    "subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ "
    "forall ∀ exists ∃ neg ¬ land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow → leftarrow ← "
    "leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ uparrow ↑ downarrow ↓ "
    "oplus ⊕ otimes ⊗ odot ⊙ perp ⊥ parallel ∥ mid ∣ nabla ∇ partial ∂ sum ∑ prod ∏ int ∫ "
    "sharp ♯ natural ♮ flat ♭ hbar ℏ Re ℜ Im ℑ aleph ℵ dagger † ddagger ‡ prime ′ dots … ldots … "
    "cdots ⋯ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lesssim ≲ gtrsim ≳ degree ° deg °"
)
_PAIRS = f"{_GREEK} {_SIGNS}".split()
SYMBOLS = {
    **{f"\\{name}": sign for name, sign in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)},
    **{f"\\{sign}": sign for sign in "{}%&#_$"},
    "\\|": "‖",
    "'": "′",
}
"""Commands without an argument."""

_FUNCTIONS = "log ln exp sin cos tan tanh sinh cosh arg min max sup inf lim det dim ker gcd hom Pr"
FUNCTIONS = frozenset(f"\\{name}" for name in _FUNCTIONS.split())
"""Commands that are their own name, upright."""

_UPRIGHT = (
    "mathrm mathbf mathit mathsf mathtt mathop boldsymbol bm operatorname text textrm textbf "
    "textit texttt textsc textsf rm bf it sf tt left right big Big bigl bigr displaystyle"
)
UPRIGHT = frozenset(f"\\{name}" for name in _UPRIGHT.split())
"""Commands that change only the look, or the size, of what stands behind them."""

SPACES = {
    "~": " ",
    "\\ ": " ",
    "\\,": " ",
    "\\:": " ",
    "\\;": " ",
    "\\!": "",
    "\\/": "",
    "\\quad": " ",
    "\\qquad": " ",
}

ALPHABETS = {
    "\\mathbb": "DOUBLE-STRUCK",
    "\\mathcal": "SCRIPT",
    "\\mathscr": "SCRIPT",
    "\\cal": "SCRIPT",
    "\\mathfrak": "FRAKTUR",
}
"""The beginning of Unicode's names of their letters, MATHEMATICAL before it for most."""

ATOMS = {
    "\\hat": "\u0302",
    "\\widehat": "\u0302",
    "\\tilde": "\u0303",
    "\\widetilde": "\u0303",
    "\\bar": "\u0304",
    "\\dot": "\u0307",
    "\\ddot": "\u0308",
    "\\acute": "\u0301",
    "\\vec": "\u20d7",
}
"""What is put on a single letter, as Unicode's combining marks."""

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW*",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ*",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
