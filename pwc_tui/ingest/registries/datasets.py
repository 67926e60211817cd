"""The datasets that the datasets file lists, and those only a leaderboard knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from pwc_tui.ingest.clean.coerce import LinkText
from pwc_tui.spill.object_file import Resting

TAG_FIELDS = (("modality", "modalities"), ("language", "languages"), ("variant", "variants"))
"""The kinds of `dataset_tag` and the fields they come from."""

TEXT_FIELDS = (
    "full_name",
    "homepage",
    "description",
    "short_description",
    "introduced_date",
    "warning",
    "image",
    "license_name",
    "license_url",
)
"""The plain fields of a record."""


class Loader(msgspec.Struct, frozen=True, array_like=True):
    """Code that loads a dataset."""

    url: str
    repository: str
    frameworks: tuple[str, ...]


class DatasetDetails(msgspec.Struct):
    """What a record tells of a dataset. `texts` are its plain fields, by name."""

    texts: dict[str, str | None] = {}
    paper: LinkText | None = None
    tags: dict[str, list[str]] = {}
    tasks: list[int] = []
    loaders: list[Loader] = []

    def complete(self, other: "DatasetDetails", is_better: bool) -> None:
        """Take over what another record tells: texts and paper if it is better, or they lack here.

        The lists begin with what the better one has.
        """
        first, second = (other, self) if is_better else (self, other)
        self.texts = {field: first.texts[field] or second.texts[field] for field in TEXT_FIELDS}
        self.paper = first.paper or second.paper
        self.tags = {
            kind: list(dict.fromkeys(first.tags[kind] + second.tags[kind]))
            for kind, _ in TAG_FIELDS
        }
        self.tasks = list(dict.fromkeys(first.tasks + second.tasks))
        self.loaders = list(dict.fromkeys(first.loaders + second.loaders))


@dataclass(slots=True)
class Dataset:
    """A dataset. What else is known of it waits in a file: see `Datasets.details`."""

    id: int
    name: str
    slug: str | None = None
    parent_id: int | None = None
    is_part: bool = False
    """Whether its name means something within its parent only: "Medical partition"."""
    paper_count: int = 0
    is_listed: bool = False
    record: int = 0
    """The record of the datasets file that tells of it first."""


class Datasets:
    """All datasets, numbered in the order in which they are met."""

    def __init__(self, folder: Path) -> None:
        """Begin without any; `folder` takes the file of what is told about them."""
        self._all: list[Dataset] = []
        self._by_slug: dict[str, Dataset] = {}
        self._by_name: dict[str, Dataset] = {}
        self._parts: dict[tuple[int, str], Dataset] = {}
        self._details = Resting(folder / "datasets", DatasetDetails)

    def all(self) -> list[Dataset]:
        """Return all datasets in the order of their numbers."""
        return self._all

    def details(self) -> Iterator[DatasetDetails]:
        """Yield what is told about each dataset, in the same order."""
        return self._details.all()

    def named(self, name: str) -> Dataset:
        """Return the dataset a leaderboard names; a variant stands under the one that lists it.

        Names that differ in case are different datasets: DragGAN's "Car" is not "CAR". No record of
        the datasets file may be taken in afterwards.
        """
        known = self._by_name.get(name)
        if known is not None:
            return known
        parent_id = self._by_variant.get(name)
        dataset = self._add(Dataset(0, name), DatasetDetails())
        dataset.parent_id = parent_id
        return dataset

    def part(self, parent: Dataset, name: str) -> Dataset:
        """Return the dataset of this name within another."""
        known = self._parts.get((parent.id, name))
        if known is None:
            known = self._parts[parent.id, name] = Dataset(len(self._all) + 1, name)
            known.parent_id = parent.id
            known.is_part = True
            self._all.append(known)
            self._details.add(DatasetDetails())
        return known

    def listed(self, dataset: Dataset, told: DatasetDetails) -> bool:
        """Take in what a record of the datasets file tells; return whether its dataset is new.

        Otherwise it completes the one that is known, which has name and texts of the record with
        the most papers. The other name is kept among the variants.
        """
        slug = dataset.slug
        known = self._by_slug.get(slug) if slug else self._by_name.get(dataset.name)
        if known is not None:
            self._merge(known, dataset, told)
            return False
        self._add(dataset, told)
        if slug:
            self._by_slug[slug] = dataset
        return True

    def settle(self) -> None:
        """Let go of what datasets are known by again, when all are there."""
        for known in (self._by_slug, self._by_name, self._parts):
            known.clear()
        vars(self).pop("_by_variant", None)  # which is made when it is asked for

    def _merge(self, known: Dataset, other: Dataset, told: DatasetDetails) -> None:
        if self._by_name.get(known.name) is known:
            del self._by_name[known.name]
        is_better, names = other.paper_count > known.paper_count, (known.name, other.name)
        if is_better:
            known.name, known.paper_count = other.name, other.paper_count
            names = names[::-1]
        details = self._details.get(known.id - 1)
        details.complete(told, is_better)
        if names[0].casefold() != names[1].casefold() and names[1] not in details.tags["variant"]:
            details.tags["variant"].append(names[1])
        self._by_name.setdefault(known.name, known)

    def _add(self, dataset: Dataset, told: DatasetDetails) -> Dataset:
        self._all.append(dataset)
        self._details.add(told)
        dataset.id = len(self._all)
        self._by_name.setdefault(dataset.name, dataset)
        return dataset

    @cached_property
    def _by_variant(self) -> dict[str, int]:
        """The number of the first dataset that lists a variant."""
        found: dict[str, int] = {}
        for number, details in enumerate(self.details(), 1):
            for variant in details.tags.get("variant", ()):
                found.setdefault(variant, number)
        return found
