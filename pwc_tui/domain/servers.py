"""The address of a PostgreSQL server that holds an archive, and how it is shown."""

import re
from dataclasses import dataclass, field

_SCHEME = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.I)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)
_SHOWN = ("host", "port", "dbname", "user")
"""What may stand behind the question mark and is shown; anything else could be a secret."""


@dataclass(frozen=True, slots=True)
class ServerUrl:
    """A database on a PostgreSQL server. As text it shows no password."""

    url: str = field(repr=False)
    """As libpq takes it: `postgresql://user:password@host/database`."""

    @property
    def sqlalchemy_url(self) -> str:
        """The address as SQLAlchemy takes it, with the password."""
        return "postgresql+psycopg" + self.url.removeprefix("postgresql")

    def __str__(self) -> str:
        rest, _, query = self.url.removeprefix("postgresql://").partition("?")
        secrets, at, place = rest.rpartition("@")
        kept = [part for part in query.split("&") if part.partition("=")[0] in _SHOWN]
        shown = f"postgresql://{secrets.partition(':')[0]}{at}{place}"
        return f"{shown}?{'&'.join(kept)}" if kept else shown


def is_url(text: str) -> bool:
    """Return whether `text` is an address of any kind, and no path."""
    return _ADDRESS.match(text) is not None


def server_url(text: str) -> ServerUrl | None:
    """Return the server that `text` names, None where it is no address of PostgreSQL."""
    scheme = _SCHEME.match(text)
    return ServerUrl("postgresql://" + text[scheme.end() :]) if scheme else None
