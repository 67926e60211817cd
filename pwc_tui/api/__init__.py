"""The archive for programs: what `pwc_tui.open` returns, and what the commands are built on."""
