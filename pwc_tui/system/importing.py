"""Imports that two threads may want at once: one after the other.

Python lets a thread enter a package by one of its modules while another thread still imports the
package. Where the modules need each other, as SQLAlchemy's do, both find half of it, and fail.
"""

from threading import RLock

importing = RLock()
"""Held while SQLAlchemy, or a module that needs it, is imported where threads may do so."""
