"""Getting the archive's files from its hub: listing, download, cache, retries."""
