"""The list the site had instead of related papers: the newest of each task."""

from collections.abc import Sequence

import numpy as np

from pwc_tui.search.index.dates import UNDATED, Dates
from pwc_tui.search.index.links import LinkIndex


def newest_in_tasks(
    paper: int, tasks: Sequence[int], links: LinkIndex, dates: Dates, limit: int
) -> list[int]:
    """Return the `limit` newest of all papers of the tasks, each once, by date.

    Of one day, those of the earlier task come first, then the more important. Papers without a
    date, and the paper itself, are left out.
    """
    found: dict[int, None] = {}
    for task in tasks:
        papers = links.papers.row(task)
        papers = papers[(papers != paper) & (dates.days[papers] != UNDATED)]
        days = dates.days[papers]
        if len(papers) > limit:
            # Sorting all of a task with 34,000 papers would take as long as all the rest.
            is_new = days >= np.partition(days, -limit)[-limit]
            papers, days = papers[is_new], days[is_new]
        newest = np.argsort(-days, kind="stable")[:limit]
        found |= dict.fromkeys(papers[newest].tolist())
    return sorted(found, key=lambda other: -int(dates.days[other]))[:limit]
