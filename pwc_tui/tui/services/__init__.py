"""What screens ask for: the only door from the screen to store and search."""
