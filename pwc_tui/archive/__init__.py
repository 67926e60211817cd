"""From the archive's dump files to a database: reading, cleaning, numbering, swapping in."""
