"""The parts of the archive as it was published."""

from enum import StrEnum


class Section(StrEnum):
    """The parts of the archive, one file each."""

    PAPERS = "papers"
    LINKS = "links"
    EVALUATIONS = "evaluations"
    METHODS = "methods"
    DATASETS = "datasets"
