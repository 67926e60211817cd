"""A terminal browser for the archive of Papers With Code."""

__version__ = "0.1.0"
