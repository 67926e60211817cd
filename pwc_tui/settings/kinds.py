"""What the value of a setting may be: each kind checks one, and says in words what it takes.

Plain classes, because the screen waits for them: a dataclass takes a millisecond to make.
"""

from pwc_tui.domain.text.clean import clean_line
from pwc_tui.domain.text.nearest import perhaps

_SHOWN = 40
"""Characters of a wrong value that are told."""
_NAMES_TOLD = 5
"""Names that are told, where there are many."""


class SettingError(ValueError):
    """Ends the sentence on what is wrong with a value; `within` is the name in it that is meant."""

    def __init__(self, said: str, *within: str) -> None:
        super().__init__(said)
        self.within = within


class ValueKind:
    """A kind of values."""

    def __init__(self, told: str) -> None:
        self.told = told
        """What it takes, within a sentence: "true or false"."""

    def checked(self, value: object) -> object:
        """Return what TOML has as the program uses it; raises SettingError that ends a sentence."""
        raise NotImplementedError


class OneOf(ValueKind):
    """One of a few names; "" leaves the choice to the program."""

    def __init__(self, *names: str) -> None:
        quoted = [f'"{name}"' for name in names if name]
        if len(quoted) > _NAMES_TOLD:
            quoted = [*quoted[:_NAMES_TOLD], f"one of {len(quoted) - _NAMES_TOLD} others"]
        super().__init__(" or ".join([", ".join(quoted[:-1]), quoted[-1]]))
        self.names = names

    def checked(self, value: object) -> str:
        """Return the name; raises SettingError for another."""
        if isinstance(value, str) and value in self.names:
            return value
        near = perhaps(value, self.names) if isinstance(value, str) else ""
        raise SettingError(f"is {shown(value)}, but must be {self.told}{near}")


class SomeOf(ValueKind):
    """Some of a few names, each once, in the order in which they are told."""

    def __init__(self, *names: str) -> None:
        quoted = [f'"{name}"' for name in names]
        super().__init__(f"a list of {', '.join(quoted[:-1])} and {quoted[-1]}, or some of them")
        self.names = names

    def checked(self, value: object) -> tuple[str, ...]:
        """Return the names; raises SettingError for another, or one told twice."""
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise SettingError(f"is {shown(value)}, but must be {self.told}")
        for place, name in enumerate(value):
            if name not in self.names:
                near = perhaps(name, self.names)
                raise SettingError(f"has {shown(name)}, but must be {self.told}{near}")
            if name in value[:place]:
                raise SettingError(f"has {shown(name)} twice")
        return tuple(value)


class WholeNumber(ValueKind):
    """A whole number of something, within bounds; 0 leaves it to the program."""

    def __init__(self, what: str, least: int, most: int) -> None:
        super().__init__(f"a whole number of {what} from {least} to {most}, or 0 for the usual")
        self._range = range(least, most + 1)

    def checked(self, value: object) -> int:
        """Return the number; raises SettingError for another one and for anything else."""
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if isinstance(value, int) and is_whole and value in (0, *self._range):
            return value
        raise SettingError(f"is {shown(value)}, but must be {self.told}")


class AnyText(ValueKind):
    """A text on one line."""

    def __init__(self, told: str = "a text") -> None:
        super().__init__(told)

    def checked(self, value: object) -> str:
        """Return the text; raises SettingError for anything else."""
        if isinstance(value, str) and value == clean_line(value):
            return value
        raise SettingError(f"is {shown(value)}, but must be {self.told} on one line")


class YesOrNo(ValueKind):
    """True or false."""

    def __init__(self, told: str = "true or false") -> None:
        super().__init__(told)

    def checked(self, value: object) -> bool:
        """Return the truth value; raises SettingError for anything else."""
        if isinstance(value, bool):
            return value
        raise SettingError(f"is {shown(value)}, but must be {self.told}, without quotation marks")


class ProgramCall(ValueKind):
    """A program with its arguments: a list, or one text that is cut as a shell would cut it."""

    def __init__(
        self, told: str = "a program with its arguments, as a text or a list of texts"
    ) -> None:
        super().__init__(told)

    def checked(self, value: object) -> tuple[str, ...]:
        """Return program and arguments, none for an empty text; raises SettingError otherwise."""
        parts: object = value
        if isinstance(value, str):
            import shlex  # noqa: PLC0415 - 3 ms, which most files need not pay

            try:
                parts = shlex.split(value)
            except ValueError:
                raise SettingError(f"is {shown(value)}: a quotation mark is not closed") from None
        if isinstance(parts, list) and all(map(_is_argument, parts)) and parts[:1] != [""]:
            return tuple(parts)
        raise SettingError(f"is {shown(value)}, but must be {self.told}")


class Keys(ValueKind):
    """The keys of a command: one, a list of several, or none."""

    def __init__(
        self, told: str = 'a key such as "s" or "ctrl+o", a list of keys, or [] for none'
    ) -> None:
        super().__init__(told)

    def checked(self, value: object) -> tuple[str, ...]:
        """Return the keys as they are written; raises SettingError for what can be none."""
        keys: object = [value] if isinstance(value, str) and value else value or []
        if isinstance(keys, list) and all(isinstance(key, str) and key for key in keys):
            return tuple(dict.fromkeys(keys))
        raise SettingError(f"is {shown(value)}, but must be {self.told}")


def shown(value: object) -> str:
    """Return a value of a file as a message may tell it: on one line, harmless, not long."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    text = clean_line(str(value)[: _SHOWN + 1])
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f'"{text}"' if isinstance(value, str) else text


def _is_argument(part: object) -> bool:
    return isinstance(part, str) and "\0" not in part
