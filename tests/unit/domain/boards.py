"""Leaderboards of lists, made for tests."""

from pwc_tui.domain.boards.summaries import BoardEntry


def board_entry(number: int, *, task: int = 1, whole: int | None = None) -> BoardEntry:
    """Return a leaderboard on the dataset of its own number, which is a part of another one."""
    return BoardEntry(
        id=number,
        slug=f"board-{number}",
        task_id=task,
        task_slug=f"task-{task}",
        task_name=f"task {task}",
        dataset_id=number,
        dataset_slug=f"data-{number}",
        dataset_name=f"data {number}",
        whole_id=whole,
        best_model="",
        best_metric="",
        best_value="",
        best_year=None,
        result_count=1,
        paper_count=1,
        first_day=None,
        last_day=None,
    )
