"""Who belongs to which paper, as flat arrays that a million papers fit into."""

from array import array


class Incidence:
    """Which members (authors, tasks, methods) each paper has, in order, as flat arrays."""

    def __init__(self, typecode: str) -> None:
        self.members = array(typecode)
        self.counts = array("i")
        self.lent: dict[int, int] = {}
        """Papers whose members are those of another: the places of both, from 0."""
        self._borrowers: set[int] = set()

    def add(self, members: list[int]) -> None:
        """Add the members of the next paper."""
        self.members.extend(members)
        self.counts.append(len(members))

    def clear(self) -> None:
        """Let go of everything, when it is not needed any more."""
        self.members, self.counts = array(self.members.typecode), array("i")

    def lend(self, lender: int, borrower: int) -> None:
        """Let the members of one paper be those of another, if that has none."""
        has_some = self.counts[borrower] or borrower in self._borrowers
        if self.counts[lender] and not has_some:
            self.lent[lender] = borrower
            self._borrowers.add(borrower)
