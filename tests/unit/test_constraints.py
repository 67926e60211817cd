"""The versions that were tested are the ones that the README's commands install."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]


def _pins() -> dict[str, Version]:
    lines = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    return {canonicalize_name(name): Version(version) for name, version in pairs}


def _requirements() -> Iterator[Requirement]:
    for group in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        yield from (each for each in map(Requirement, group) if each.name != PROJECT["name"])


@pytest.mark.parametrize("requirement", sorted(_requirements(), key=str), ids=str)
def test_every_library_that_is_asked_for_has_a_tested_version(requirement: Requirement) -> None:
    assert requirement.specifier.contains(_pins()[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_commands_of_the_readme_install_the_tested_versions(name: str) -> None:
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    command = re.search(rf"<!-- command: {name} -->\n```sh\n(.*)\n```", readme)
    assert command
    assert "pip install -q -c constraints.txt " in command[1]


def test_a_source_distribution_has_them() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    assert "constraints.txt" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
