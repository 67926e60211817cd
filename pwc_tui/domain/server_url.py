"""The address of a PostgreSQL server that holds an archive, and how it is shown."""

import re
from dataclasses import dataclass, field

from pwc_tui.domain.text.passwords import shown_address, usable_address

_SCHEME = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.I)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|postgres(?:ql)?(?:\+\w+)?:", re.I)
"""Of a server's even where the slashes are missing: what follows may be a password."""


@dataclass(frozen=True, slots=True)
class ServerUrl:
    """A database on a PostgreSQL server. As text it shows no password."""

    url: str = field(repr=False)
    """As libpq takes it: `postgresql://user:password@host/database`, the password encoded."""

    @property
    def sqlalchemy_url(self) -> str:
        """The address as SQLAlchemy takes it, with the password."""
        return "postgresql+psycopg" + self.url.removeprefix("postgresql")

    def __str__(self) -> str:
        return shown_address(self.url)


def is_url(text: str) -> bool:
    """Return whether `text` is an address of any kind, and no path."""
    return _ADDRESS.match(text) is not None


def server_url(text: str) -> ServerUrl | None:
    """Return the server that `text` names, None where it is no address of PostgreSQL."""
    scheme = _SCHEME.match(text)
    if scheme is None:
        return None
    return ServerUrl(usable_address("postgresql://" + text[scheme.end() :]))
