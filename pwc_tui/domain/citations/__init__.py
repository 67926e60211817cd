"""Papers as they are cited: what is said of one, and under which key."""
