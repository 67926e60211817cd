"""The import: dump files are extracted, resolved, loaded into a draft, and put in use."""
