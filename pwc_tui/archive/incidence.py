"""Who belongs to which paper, as flat arrays that a million papers fit into."""

from array import array


class Incidence:
    """Which members (authors, tasks, methods) each paper has, in order, as flat arrays."""

    def __init__(self, typecode: str) -> None:
        self.members = array(typecode)
        self.counts = array("i")

    def add(self, members: list[int]) -> None:
        """Add the members of the next paper."""
        self.members.extend(members)
        self.counts.append(len(members))
