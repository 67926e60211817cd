"""What can be done now, by which keys, and the lists in which it stands: palette and help."""
