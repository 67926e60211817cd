"""Results of the user's own: the form they are typed into, and where they stand on boards."""
