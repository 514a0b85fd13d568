"""Files are written whole or not at all."""

import os
import stat
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest

from workplan_cli.loading.writing import write_new, write_whole


def test_a_file_gets_its_new_content_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "报告.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_whole(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [one.name for one in tmp_path.iterdir()] == ["报告.yaml"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"x")
    (tmp_path / "b").write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_write_that_fails_leaves_the_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "file"
    write_new(file, b"one")
    with pytest.raises(FileExistsError):
        write_new(file, b"two")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "dangling", b"two")
    assert file.read_bytes() == b"one"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        write_whole(pipe, b"all of it")
        assert read.result(timeout=10) == b"all of it"
    assert pipe.is_fifo()


def test_a_file_with_two_names_is_refused_and_both_stay(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    file.write_bytes(b"old and long")
    other.hardlink_to(file)
    with pytest.raises(OSError, match="several names"):
        write_whole(file, b"new")
    assert other.read_bytes() == b"old and long"
    assert file.samefile(other)


def test_a_link_that_leads_out_of_the_folder_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"old")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("link").symlink_to(outside)
    Path("folder").symlink_to(tmp_path)
    for file in (Path("link"), tmp_path / "here/link", Path("folder/outside"), Path("folder/new")):
        with pytest.raises(OSError, match="leads out"):
            write_whole(file, b"new")
    with pytest.raises(OSError, match="leads out"):
        write_new(Path("folder/new"), b"new")
    assert outside.read_bytes() == b"old"
    assert not (tmp_path / "new").exists()


def test_of_many_that_write_a_new_file_at_once_one_wins(tmp_path: Path) -> None:
    def write(number: int) -> int:
        try:
            write_new(tmp_path / "file", b"%d" % number)
        except FileExistsError:
            return -1
        return number

    with ThreadPoolExecutor(8) as pool:
        won = [one for one in pool.map(write, range(40)) if one >= 0]
    assert [b"%d" % one for one in won] == [(tmp_path / "file").read_bytes()]
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_what_a_killed_run_has_left_is_removed_after_a_day(tmp_path: Path) -> None:
    left, fresh, foreign = (tmp_path / f".{one}" for one in ("a.workplan~", "b.workplan~", "c~"))
    for file in (left, fresh, foreign):
        file.write_bytes(b"half")
    for file in (left, foreign):
        os.utime(file, (0, 0))
    write_whole(tmp_path / "file", b"new")
    assert sorted(one.name for one in tmp_path.iterdir()) == [".b.workplan~", ".c~", "file"]


def test_the_folder_is_synced_behind_the_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[bool] = []
    monkeypatch.setattr(
        os, "fsync", lambda one: folders.append(stat.S_ISDIR(os.fstat(one).st_mode))
    )
    write_whole(tmp_path / "file", b"new")
    assert folders == [False, True]


def test_a_name_that_is_no_text_is_written(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"a\xff.yaml")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_a_file_to_be_read_only_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_owner_and_group_are_asked_for_before_the_permissions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o2660)
    given: list[tuple[int, int]] = []

    def refused(path: str, user: int, group: int) -> None:
        given.append((user, group))
        Path(path).chmod(0o600)
        raise PermissionError

    monkeypatch.setattr(os, "chown", refused)
    before = file.stat()
    write_whole(file, b"new")
    assert given == [(before.st_uid, before.st_gid)]
    assert (file.read_bytes(), file.stat().st_mode) == (b"new", before.st_mode)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("write", [write_whole, write_new])
def test_a_write_that_is_ended_at_any_line_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    file = tmp_path / "file"
    old = b"old" if write is write_whole else None
    for line in range(200):
        file.unlink(missing_ok=True)
        if old:
            file.write_bytes(old)
        ended = _ended_at(line, lambda: write(file, b"new"))
        there = file.read_bytes() if file.exists() else None
        assert there in {old, b"new"}
        others = [one.name for one in tmp_path.iterdir() if one != file]
        assert all(one.endswith(".workplan~") for one in others)
        if not ended:
            assert line > 20
            assert (there, others) == (b"new", [])
            return
        for one in tmp_path.glob(".*"):
            one.unlink()
    pytest.fail("it never ends by itself")


def _ended_at(line: int, step: Callable[[], object]) -> bool:
    """Whether a step was ended before it came to so many lines of the writer."""
    left = line

    def watch(frame: FrameType, event: str, _given: object) -> Any:
        nonlocal left
        if Path(frame.f_code.co_filename).name != "writing.py":
            return None
        if event == "line":
            left -= 1
            if left == -1:
                raise KeyboardInterrupt
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        step()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


STEPS = ("open", "fdopen", "fsync", "chmod", "replace", "link")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("write", [write_whole, write_new])
def test_a_disk_that_is_full_at_any_step_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None], step: str
) -> None:
    file = tmp_path / "file"
    old = b"old" if write is write_whole else None
    if old:
        file.write_bytes(old)

    def full(*_given: object, **_named: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, full)
        if not _writes(write, file):
            assert (file.read_bytes() if file.exists() else None) == old
    there = [one.name for one in tmp_path.iterdir()]
    assert there in [["file"], []]
    if there:
        assert file.read_bytes() in {old, b"new"}


def _writes(write: Callable[[Path, bytes], None], file: Path) -> bool:
    try:
        write(file, b"new")
    except OSError:
        return False
    return True


def test_a_key_that_nobody_else_may_read_has_its_permissions_before_its_name(
    tmp_path: Path,
) -> None:
    write_new(tmp_path / "key", b"secret", mode=0o600)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
