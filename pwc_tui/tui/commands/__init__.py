"""What the user can do: one class per command, from which keys, footer, palette and help derive."""
