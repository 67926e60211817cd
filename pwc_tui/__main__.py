"""`python -m pwc_tui` is the command `pwc-tui`."""

import sys

from pwc_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
