"""LaTeX as one reads it."""

import pytest

from pwc_tui.domain.text.latex_text import readable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"$\alpha$-stable", "α-stable"),
        (r"An $O(n^2)$ way", "An O(n²) way"),
        (r"$O(n\log n)$", "O(n log n)"),
        (r"$O(n \log n)$", "O(n log n)"),
        (r"R\'{e}nyi and Schr\"odinger", "Rényi and Schrödinger"),
        (r"\emph{all} of {\it them}", "all of them"),
        (r"$\mathcal{L}_1$ and $\mathcal H_2$ on $\mathbb{R}^d$", "ℒ₁ and ℋ₂ on ℝᵈ"),
        ("CO$_2$, O$^2$-Searcher", "CO₂, O²-Searcher"),
        (r"$\ell_\infty$", "ℓ_∞"),
        (r"$\sqrt{n}$ and $\sqrt{n+1}$", "√n and √(n+1)"),
        (r"$\ell_1/\ell_0$, $p\rightarrow q$", "ℓ₁/ℓ₀, p→ q"),
        (r"$H({\rm grad})$", "H(grad)"),
        (r"90\% of R\&D", "90% of R&D"),
        (r"\(x^{-1}\)", "x⁻¹"),
        (r"360$^{\circ}$ Video, {\mu}m, NF\k{appa}B", "360° Video, μm, NFκB"),
        (r"$\frac{1}{2}n$ and $\sqrt{ab}$", "(1/2)n and √(ab)"),
        (r"$$E = mc^2$$", "E = mc²"),
    ],
)
def test_reads_what_unicode_can_say(written: str, read: str) -> None:
    assert readable(written) == read


@pytest.mark.parametrize(
    "text",
    [
        r"$x^{\mathcal{F}+q}$",
        r"$\sqrt[3]{x}$",
        r"$\left. x \right|_0$",
        r"$\unknown{x}$",
        r"\begin{matrix} a & b \end{matrix}",
        r"$\begin{array}{c}a\end{array}$",
        "$a^{b",
        "$" + "{" * 50 + "x" + "}" * 50 + "$",
        "from $5 to $6, or $5-$10",
        r"a description logic $\shdlssx$",
        "No formula at all",
    ],
)
def test_leaves_as_written_what_it_cannot_say(text: str) -> None:
    assert readable(text) == text


@pytest.mark.parametrize("piece", ["$", "\\(", "\\", "{", "$\\", "\\emph{", "$x^"])
def test_reads_hostile_texts_to_the_end(piece: str) -> None:
    assert readable(piece * 4000)
