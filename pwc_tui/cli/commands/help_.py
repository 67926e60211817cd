"""`pwc-tui help`: what `--help` says, of the program or of one command."""

import argparse


def run(options: argparse.Namespace) -> int:
    """Print the help."""
    from pwc_tui.cli.parser import build_parser  # noqa: PLC0415 - it is what names this module

    wanted = [options.about] if options.about else []
    build_parser().parse_args([*wanted, "--help"])  # which prints it, and ends the program
    return 0
