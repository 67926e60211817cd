"""`pwc-tui doctor`: what a report of trouble has to say, in a form to paste into one."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from pwc_tui.cli.console import print_data, print_line
from pwc_tui.cli.health.files import file_findings
from pwc_tui.cli.health.finding import Finding
from pwc_tui.cli.health.libraries import library_findings, program_findings
from pwc_tui.cli.health.terminal import desktop_findings, terminal_findings
from pwc_tui.export.json.encode import to_text

_WRONG = 1
"""The exit status where something is not as it should be."""


def run(options: argparse.Namespace) -> int:
    """Print what was found, as Markdown, and what is wrong with it; return 1 where something is."""
    sections = {
        "Program": list(program_findings()),
        "Terminal": list(terminal_findings()),
        "Desktop": list(desktop_findings()),
        "Files": list(file_findings(options.db, options.config)),
        "Libraries": list(library_findings()),
    }
    problems = [each.problem for found in sections.values() for each in found if each.problem]
    if options.json:
        found = {title.lower(): list(map(asdict, found)) for title, found in sections.items()}
        print_data(to_text({**found, "problems": problems}))
    else:
        for title, findings in sections.items():
            for line in _lines(title, findings):
                print_line(line)
        print_line("## What is wrong" if problems else "Nothing is wrong.")
        for problem in problems:
            print_line(f"- {problem}")
    return _WRONG if problems else 0


def _lines(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"## {title}"
    for each in findings:
        yield f"- {each.name}: {each.value}{' (!)' if each.problem else ''}"
    yield ""
