"""What can go wrong in a way the user can do something about."""


class UserError(Exception):
    """A mistake in what the user gave, said in one sentence: what, where, and what to do."""


class NotFoundError(UserError, LookupError):
    """What was named is not in the archive; the sentence says what is most like it."""
