"""The tasks by their exact names, numbered from 1 as they are met."""

from pwc_tui.ingest.clean.slugs import stated_slug
from pwc_tui.ingest.match.entity_stage import EntityStage


class TaskNames:
    """All tasks that datasets and papers name."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._slugs: dict[str, str | None] = {}

    def number(self, name: str) -> int:
        """Return the number of a task, a new one if it is met for the first time."""
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def state_slug(self, name: str, slug: str | None) -> None:
        """Take note of the slug in an old address of a task."""
        self._slugs[name] = stated_slug(name, self._slugs.get(name), slug)

    def complete(self, stage: EntityStage) -> None:
        """Put all tasks onto the stage."""
        rows = ((number, name, self._slugs.get(name)) for name, number in self._numbers.items())
        stage.extend("task", rows)
        stage.complete()
