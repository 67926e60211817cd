"""Writing an archive's tables fast, in one pass."""
