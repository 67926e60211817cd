"""What can go wrong in a way the user can do something about."""


class UserError(Exception):
    """A mistake in what the user gave, said in one sentence: what, where, and what to do."""
