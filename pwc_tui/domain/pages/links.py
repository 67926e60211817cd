"""Where more about the subject of a page stands, outside of the archive."""

from pwc_tui.domain.pages.entity_pages import (
    DatasetPage,
    EntityPage,
    MentionedPaper,
    MethodPage,
    RepositoryPage,
    TaskPage,
)


def address_of(page: EntityPage) -> str | None:
    """Return where more about the page's subject stands outside of the archive, if known."""
    match page:
        case DatasetPage():
            return page.homepage or _url(page.paper)
        case TaskPage():
            return page.source.url if page.source else None
        case MethodPage():
            return page.source.url if page.source else _url(page.paper)
        case RepositoryPage():
            return page.ref.slug
        case _:
            return None


def code_of(page: EntityPage) -> str | None:
    """Return where code of the page's subject is, if known."""
    match page:
        case DatasetPage():
            return next((each.url for each in page.loaders), None)
        case MethodPage():
            return page.code_url or None
        case RepositoryPage():
            return page.ref.slug
        case _:
            return None


def _url(mention: MentionedPaper | None) -> str | None:
    return mention.url or None if mention else None
