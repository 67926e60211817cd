"""What a text is found by beside its words: runs with hyphens as one word, letters spelled out."""

from pwc_tui.search.text.compounds import hyphenated
from pwc_tui.search.text.spelled_out import spelled_out


def extra_words(text: str) -> list[str]:
    """Return `obrien` for O'Brien, `jeanpierre` for Jean-Pierre, `mueller` for Müller."""
    joined = ("".join(parts) for parts in hyphenated(text))
    return list(dict.fromkeys((*joined, *(spelled for _, spelled in spelled_out(text)))))
