"""What the index folder holds: the names of its files and of what is in them."""

from pwc_tui.domain.refs import Kind

PAPERS = "papers.bin"
"""The words of papers, and their orders and marks."""

NAMES = "names.bin"
"""The words of the names of tasks, boards, datasets and methods."""

LINKS = "links.bin"
"""Which papers share boards, tasks and authors."""

PAPER_FIELDS = {"task": 0.45, "author": 0.92, "title": 1.0}
"""What a word is worth by where it stands (measured prototype): people type titles, then names;
tasks repeat the same few words."""

NAME_FIELDS = {"name": 1.0}

NAMED_KINDS = (Kind.BOARD, Kind.TASK, Kind.DATASET, Kind.METHOD)
"""What the finder of names knows; its file holds the place in this tuple."""

LINKED_KINDS = (Kind.BOARD, Kind.TASK, Kind.AUTHOR)
"""What papers can share."""
