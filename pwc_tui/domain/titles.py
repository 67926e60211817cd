"""Titles that tell a paper from others, and those that many papers have."""

FEWEST_WORDS = 3
"""From three words on a title and the first author are a paper. Of the sample's 42 titles that
several papers have, 24 begin with one of the words below or are only them."""


def is_telling(title_key: str, few_words: int = FEWEST_WORDS) -> bool:
    """Return whether only versions of one paper are likely to share title and first author.

    `title_key` is `domain.text.title_key` of the title; `few_words` is how many it must have.
    """
    words = title_key.split()
    return len(words) >= few_words and words[0] not in _OF_MANY and not _OF_MANY.issuperset(words)


_OF_MANY = frozenset(
    (
        "acknowledgements",
        "appendix",
        "authors",
        "comment",
        "comments",
        "commentary",
        "conclusion",
        "conclusions",
        "contents",
        "correction",
        "corrigendum",
        "discussion",
        "editorial",
        "editors",
        "erratum",
        "foreword",
        "index",
        "introduction",
        "invited",
        "keynote",
        "letter",
        "note",
        "notes",
        "overview",
        "panel",
        "preface",
        "proceedings",
        "rejoinder",
        "reply",
        "response",
        "review",
        "summary",
        "talk",
        "tutorial",
        "untitled",
        "welcome",
    )
)
