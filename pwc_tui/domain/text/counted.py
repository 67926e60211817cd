"""How many there are of something, in words."""


def counted(number: int, noun: str) -> str:
    """Return `1 paper`, `2,000 papers`; for nouns that take an s."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
