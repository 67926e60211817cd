"""The query language as data, for every help text: what there is, an example, what it means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """One thing that can be typed."""

    name: str
    example: str
    meaning: str


QUERY_HELP = (
    FieldHelp(
        "words",
        "vectors of words from counts of co-occurrence",
        "describe what you are looking for: papers are also found by their meaning",
    ),
    FieldHelp("task:", "task:emotoin", "papers tagged with the task; typing errors are fine"),
    FieldHelp(
        "dataset:", "dataset:imagenet", "papers with results on the dataset, or introducing it"
    ),
    FieldHelp("method:", "method:dropout", "papers that use the method"),
    FieldHelp("author:", 'author:"Geoffrey Hinton"', "papers by the author; by: means the same"),
    FieldHelp("author:=", 'author:="Łukasz Kaiser"', "only this spelling of the name"),
    FieldHelp("model:", "model:resnet-50", "papers with results of a model of that name"),
    FieldHelp("venue:", "venue:neurips", "papers published there; in: means the same"),
    FieldHelp(
        "board:", "board:mnist", "papers with results on the leaderboard; benchmark: means the same"
    ),
    FieldHelp("repo:", "repo:pytorch/fairseq", "papers whose code is in this repository"),
    FieldHelp(
        "like:",
        "like:attention-is-all-you-need",
        "papers that read like the one with this id; several like: find papers between them",
    ),
    FieldHelp(
        "year:",
        "year:2020..2023",
        "papers from these years; also year:2021, year:>2021, year:..2019",
    ),
    FieldHelp("has:", "has:code", "papers with code; also has:results, -has:code"),
    FieldHelp("is:", "is:bookmarked", "papers you keep; also is:read, is:noted, -is:read"),
    FieldHelp("list:", 'list:"To read"', "papers in a list of yours"),
    FieldHelp("tag:", "tag:baseline", "papers that you gave the tag"),
    FieldHelp("note:", 'note:"weak baseline"', "papers with these words in your note"),
    FieldHelp("kind:", "kind:board", "find leaderboards, tasks, authors … instead of papers"),
    FieldHelp("sort:", "sort:date", "newest first; also sort:title, sort:results, sort:relevance"),
    FieldHelp('"…"', '"all you need"', "these words side by side in the title"),
    FieldHelp("-", "-survey", "without the word; also -task:speech"),
)
"""Clauses of different fields must all hold, of the same field any of them; years narrow each
other. A value with blanks stands in quotation marks, a mark within it is doubled."""


def help_of(field: str) -> FieldHelp:
    """Return the help of a field by its one name: of `author:` for "author"."""
    name = "repo:" if field == "repository" else f"{field}:"
    return next(each for each in QUERY_HELP if each.name == name)
