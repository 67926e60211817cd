"""What all screens of places have in common."""
