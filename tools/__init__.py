"""Scripts for those who work on pwc-tui; none of them is part of the program."""
