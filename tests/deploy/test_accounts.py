"""Servers run as a user of their own where the caller is root, and keep their files where that user can read them."""

import os
from pathlib import Path

from deploy.local.accounts import data_home, server_user


def test_servers_never_run_as_root() -> None:
    assert server_user().uid != 0


def test_their_user_can_enter_where_their_data_lie() -> None:
    assert server_user().can_enter(data_home())


def test_a_closed_folder_is_told_from_an_open_one(tmp_path: Path) -> None:
    opened = Path(os.sep)
    closed = tmp_path / "closed"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0)
    try:
        assert server_user().can_enter(opened)
        assert not server_user().can_enter(closed / "inside")
        assert not server_user().can_enter(closed / "inside" / "not made yet")
    finally:
        closed.chmod(0o700)
