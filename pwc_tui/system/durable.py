"""Making sure that what was written is on the disk."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, survive a loss of power."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and keeps their names safe by itself
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
