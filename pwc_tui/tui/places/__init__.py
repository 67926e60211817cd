"""Where one is, and the way that leads back and forward again."""
