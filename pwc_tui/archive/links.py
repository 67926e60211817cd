"""The links file: which repository implements which paper."""

import re
from dataclasses import dataclass

from pwc_tui.archive.cleaning import flag, text
from pwc_tui.archive.decoding import Batch
from pwc_tui.archive.ledger import Ledger
from pwc_tui.archive.matching import Mention, PaperIndex, PaperKeys
from pwc_tui.domain.references import paper_slug, repository_url


@dataclass(slots=True)
class CodeLink:
    """A link with its paper; slug and title as the file has them where the archive lacks it."""

    repository: int
    slug: str | None
    title: str | None
    is_official: bool
    mentioned_in_paper: bool
    mentioned_in_github: bool
    framework: str
    paper: int
    """The paper's place in the order of arrival, from 0; -1 where the archive has none."""

    def add_framework(self, name: str) -> None:
        """Name a further framework, behind a comma, unless it is named already."""
        names = dict.fromkeys([*self.framework.split(", "), name])
        self.framework = ", ".join(filter(None, names))


class Links:
    """All links, each pair of paper and repository once, and the repositories they lead to."""

    def __init__(self, papers: PaperIndex, ledger: Ledger) -> None:
        self.links: list[CodeLink] = []
        self.repositories: list[str] = []
        """Addresses; repository 1 is the first one."""
        self._papers = papers
        self._ledger = ledger
        self._numbers: dict[str, int] = {}
        self._pairs: dict[tuple[int, int | PaperKeys], CodeLink] = {}

    def take(self, batch: Batch[dict[str, object]]) -> None:
        """Take in a batch of records."""
        for number, record in enumerate(batch.records, batch.first):
            if record is not None:
                self._ledger.record = number
                self._take(record)

    def _take(self, record: dict[str, object]) -> None:
        url = repository_url(text(record.get("repo_url"), "repo_url", self._ledger))
        if url is None:
            self._ledger.skip("no repository", "repo_url")
            return
        mention = Mention(*(self._text(record, field) for field in _MENTION))
        if not any(mention):
            self._ledger.skip("nothing that tells which paper it is")
            return
        keys = mention.keys()
        link = self._link(record, self._number(url), mention, self._papers.find(keys))
        pair = (link.repository, keys if link.paper < 0 else link.paper)
        known = self._pairs.setdefault(pair, link)
        if known is link:
            self.links.append(link)
            return
        self._ledger.merge("the same link again")
        known.is_official |= link.is_official
        known.mentioned_in_paper |= link.mentioned_in_paper
        known.mentioned_in_github |= link.mentioned_in_github
        known.add_framework(link.framework)

    def _link(
        self, record: dict[str, object], repository: int, mention: Mention, paper: int
    ) -> CodeLink:
        is_unknown = paper < 0
        return CodeLink(
            repository=repository,
            slug=paper_slug(mention.url) if is_unknown else None,
            title=mention.title or None if is_unknown else None,
            is_official=self._flag(record, "is_official"),
            mentioned_in_paper=self._flag(record, "mentioned_in_paper"),
            mentioned_in_github=self._flag(record, "mentioned_in_github"),
            framework=_framework(self._text(record, "framework")),
            paper=paper,
        )

    def _number(self, url: str) -> int:
        number = self._numbers.setdefault(_identity(url), len(self.repositories) + 1)
        if number > len(self.repositories):
            self.repositories.append(url)
        return number

    def _text(self, record: dict[str, object], field: str) -> str:
        return text(record.get(field), field, self._ledger) or ""

    def _flag(self, record: dict[str, object], field: str) -> bool:
        return flag(record.get(field), field, self._ledger) or False


_MENTION = ("paper_url", "paper_title", "paper_arxiv_id", "paper_url_abs")
_KNOWN_HOST = re.compile(
    r"^https?://(?:www\.)?((?:gist\.)?github\.com|gitlab\.com|bitbucket\.org)/", re.I
)
_NO_FRAMEWORK = ("none", "null", "nan")


def _identity(url: str) -> str:
    """Return what two addresses of one repository share: the case does not count on known hosts."""
    return url.lower() if _KNOWN_HOST.match(url) else url


def _framework(name: str) -> str:
    lower = name.lower()
    return "" if lower in _NO_FRAMEWORK else lower
