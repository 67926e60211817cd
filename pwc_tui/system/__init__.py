"""What the operating system is asked for: locks, processes, memory, safe files."""
