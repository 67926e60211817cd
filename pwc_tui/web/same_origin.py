"""Who may talk to the server: pages that it served itself, under a name that is its own.

A browser lets any page open a socket to this machine. Without this check a page elsewhere could
type into the program (cross-site WebSocket hijacking), or have its own name lead here (DNS
rebinding).
"""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach an address or a name."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_own_name(asked: str, *, is_public: bool) -> bool:
    """Whether a request's Host header can be this server's; a public one has names unknown here."""
    return is_public or is_loopback(_host_of(asked))


def is_own_page(origin: str | None, asked: str) -> bool:
    """Whether the page that opens a socket came from the host that it asks for."""
    scheme, _, host = (origin or "").partition("://")
    return scheme in ("http", "https") and host.casefold() == asked.casefold()


def _host_of(asked: str) -> str:
    """Return the host of `host:port`, "" for what is none."""
    try:
        return urlsplit(f"//{asked}").hostname or ""
    except ValueError:
        return ""
