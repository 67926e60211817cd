"""Where an import may write, and how its draft takes the place of the old archive."""
