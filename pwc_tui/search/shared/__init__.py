"""The search of an archive on a server: candidates from there, ranked as those of the own index."""
