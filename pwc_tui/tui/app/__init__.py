"""The application: navigation, the archive in use, fetching, palette, start."""
