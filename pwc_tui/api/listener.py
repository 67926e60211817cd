"""What an archive tells beside its answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class ArchiveListener:
    """Is told of notices, and of files that are built before an answer; this one keeps quiet."""

    def notice(self, sentence: str) -> None:
        """Hear what the user should know."""

    @contextmanager
    def building(self, name: str, problem: Callable[[], str]) -> Iterator[Callable[[float], None]]:
        """Give what is told how much of `name` is built, from 0 to 1, and why, by `problem`.

        It is not called at all where nothing has to be built.
        """
        del name, problem
        yield lambda _: None
