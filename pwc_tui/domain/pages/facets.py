"""What datasets can be filtered by: modality, language and task."""

from dataclasses import dataclass
from enum import StrEnum


class FacetKind(StrEnum):
    """The kinds of words that datasets are filed under."""

    MODALITY = "modality"
    LANGUAGE = "language"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Facet:
    """A word that datasets are filed under."""

    kind: FacetKind
    value: str


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A facet and how many datasets have it."""

    facet: Facet
    datasets: int
