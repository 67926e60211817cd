"""Locks between programs, where the file system has them and where it has none."""

import errno
from pathlib import Path

import pytest

from pwc_tui.domain.errors import UserError
from pwc_tui.system import file_lock as locking
from pwc_tui.system.file_lock import lock_file


def test_one_at_a_time_has_the_lock_and_it_leaves_nothing(tmp_path: Path) -> None:
    with lock_file(tmp_path / "lock") as first, lock_file(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_: int) -> bool:
        raise OSError(number, "no")

    monkeypatch.setattr(locking, "_lock", refuse)
    with pytest.raises(UserError, match="has no locks"), lock_file(tmp_path / "lock"):
        pass
    assert not list(tmp_path.iterdir())
