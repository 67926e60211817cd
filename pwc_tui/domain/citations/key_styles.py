"""What styles of citation keys are called, and what a pattern of keys may hold.

Apart from what makes them, because the help of every command names them, and that costs nothing.
"""

DEFAULT_KEYS = "scholar"

STYLES_OF_KEYS = (DEFAULT_KEYS, "acl", "dblp", "arxiv")
"""`vaswani2017attention`, `vaswani-etal-2017-attention`, `DBLP:conf/neurips/VaswaniSPUJGKP17`,
`arXiv:1706.03762`."""

KEY_FIELDS = {
    "last": "the first author's family name: vaswani",
    "Last": "the same as it is written: Vaswani",
    "lasts": "those of all authors, at most three: vaswanishazeerparmar",
    "initials": "the first letters of the others: SPUJGKP",
    "year": "the year of the first date: 2017",
    "yy": "its last two digits: 17",
    "word": "the first word of the title that says something: attention",
    "words": "the first three such words: attentionallyou",
    "venue": "conference or journal without its year: neurips",
    "arxiv": "the arXiv id: 1706.03762",
    "id": "the public id: attention-is-all-you-need",
}
"""What a pattern of keys may hold in braces."""
