"""What makes a whole file unusable, as opposed to one of its records."""


class DamageError(Exception):
    """A file cannot be read on. The message says what and where, without the file's name."""
