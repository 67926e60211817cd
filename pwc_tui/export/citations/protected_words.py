"""Which words of a title need braces: styles of BibTeX write all but its first letter small."""

import re


class WordProtection:
    """Tells for the words of one title whether lower case would hurt them.

    Inner capitals (BERT, ImageNet, GPT-2), single letters and names of people and languages are
    protected, and in a title that is written like a sentence every capital: it is meant there.
    """

    def __init__(self, title: str) -> None:
        words = [found[0] for found in _LONG_WORD.finditer(title)]
        small = sum(word[0].islower() for word in words[1:])
        self._is_sentence = len(words) > 2 and small >= _SENTENCE * (len(words) - 1)
        self._is_all_capitals = len(words) > 2 and title.upper() == title
        self._starts = {found.end() for found in _START.finditer(title)}

    def needs(self, word: str, place: int) -> bool:
        """Return whether a word at a place of the title is to be protected."""
        if self._is_all_capitals or not _CAPITAL.search(word):
            return False
        if _CAPITAL.search(word[1:]) or _DIGIT_OR_SIGN.search(word):
            return True
        if len(word) == 1:
            return word != "A"
        return place not in self._starts and (self._is_sentence or word in _NAMES)


_SENTENCE = 0.6
"""Share of the longer words that begin small in a title that is written like a sentence."""

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_START = re.compile(r"^|: ")
"""Behind which BibTeX leaves a capital."""
_CAPITAL = re.compile("[A-Z]")
_DIGIT_OR_SIGN = re.compile("[0-9+*#]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES = _words(
    """
    Arabic Bengali Catalan Chinese Czech Danish Dutch English European Finnish French German Greek
    Hebrew Hindi Hungarian Indian Indonesian Italian Japanese Kannada Korean Latin Malayalam
    Marathi Norwegian Persian Polish Portuguese Romanian Russian Sanskrit Spanish Swedish Tamil
    Telugu Thai Turkish Ukrainian Urdu Vietnamese African American British Africa America Asia
    China Europe Germany India Japan Abelian Banach Bayes Bayesian Bellman Bernoulli Boltzmann
    Bregman Brownian Cauchy Chebyshev Cholesky Cox Dijkstra Dirichlet Einstein Euclid Euclidean
    Euler Fermi Fisher Fourier Frobenius Gabor Galerkin Gauss Gaussian Gibbs Grassmann Hamilton
    Hamiltonian Hausdorff Hawkes Hebbian Hermite Hessian Hilbert Hopfield Hough Ising Jacobi
    Jacobian Kalman Kolmogorov Kronecker Krylov Lagrange Lagrangian Langevin Laplace Laplacian
    Lasso Lebesgue Levy Lie Lipschitz Lyapunov Mahalanobis Mandarin Markov Markovian Maxwell Monte
    Carlo Nash Newton Nyquist Pareto Parzen Pearson Plackett Poisson Rademacher Radon Riemann
    Riemannian Runge Kutta Schrodinger Shannon Shapley Siamese Sinkhorn Sobolev Stein Thompson
    Tikhonov Turing Tweedie Voronoi Wasserstein Weibull Wiener Wikipedia Wishart Twitter Google
    Facebook YouTube Reddit Amazon Python Java Internet Alzheimer Parkinson
    """
)
"""Names that titles often have: of languages, places, people after whom something is called."""
