"""Passwords in addresses: taken whole when an address is used, and never shown."""

import re
from urllib.parse import quote

_SHOWN = ("host", "port", "dbname", "user")
"""What may stand behind the question mark and is shown; anything else could be a secret."""

_PARTS = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*://)"
    r"(?:(?P<user>[^:@/?#\s]*)(?P<password>:.*?)?@)?"
    r"(?P<place>[^@/?#\s]*(?:/[^@?#\s]*)?)(?:\?(?P<query>(?:\w+=.*)?))?",
    re.I | re.S,
)
"""As people write them: a password may hold what an address should have percent-encoded."""

_IN_TEXT = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]{0,30}://)(?P<user>[^\s@/:]{0,999})(?P<password>:\S{0,999})?@",
    re.I,
)
_BARE_PERCENT = re.compile(r"%(?![0-9a-f]{2})", re.I)


def usable_address(address: str) -> str:
    """Return an address with its password encoded, so that every reader finds the same host."""
    parts = _PARTS.fullmatch(address)
    if parts is None or not parts["password"]:
        return address
    password = _BARE_PERCENT.sub("%25", parts["password"][1:])
    before, after = address[: parts.start("password")], address[parts.end("password") :]
    return f"{before}:{quote(password, safe='%')}{after}"


def shown_address(address: str) -> str:
    """Return an address as it may be printed: without password, token, and unknown parameters.

    A name without a password is shown only for a database: elsewhere it may be a token.
    """
    parts = _PARTS.fullmatch(address)
    if parts is None:
        return f"{address.partition('://')[0]}://…"
    place, query = parts["place"], parts["query"] or ""
    if "@" in query:  # then the password may go on to there
        place = "…"
    at = "@" if parts["user"] or parts["password"] else ""
    kept = [part for part in query.split("&") if part.partition("=")[0] in _SHOWN]
    return f"{parts['scheme']}{_shown_user(parts)}{at}{place}" + (
        f"?{'&'.join(kept)}" if kept else ""
    )


def without_secrets(text: str) -> str:
    """Return a sentence with the passwords and tokens taken out of all addresses in it."""
    return _IN_TEXT.sub(lambda found: f"{found['scheme']}{_shown_user(found)}@", text)


def _shown_user(parts: re.Match[str]) -> str:
    user = parts["user"] or ""
    is_name = parts["password"] or parts["scheme"].lower().startswith("postgres")
    return user if is_name or not user else "…"
