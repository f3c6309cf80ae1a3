"""Bytes to text and back, and the atomic write."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import DROP_PRIVILEGES, JOB, NOBODY, clean_environment
from hypothesis import given
from hypothesis import strategies as st

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files import interrupts
from guard_codemod.files.source_file import (
    FileGone,
    SourceError,
    SourceFile,
    decode,
    encode,
    read,
    write,
)
from guard_codemod.model import Text

OLD, NEW = b"old\n", b"new\r\n\xff\x00"
UNPRIVILEGED = (
    f"import os, sys\nfrom guard_codemod.files import source_file as source\n{DROP_PRIVILEGES}"
)
WRITE = """\
try:
    source.write(sys.argv[1], b"old\\n", b"new\\n")
except source.SourceError as error:
    print(error)
"""


@pytest.fixture
def job(tmp_path: Path) -> Path:
    path = tmp_path / "job.py"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Yield a folder that any user may reach, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="guard-codemod-test-"))
    folder.chmod(0o777)
    (folder / "job.py").write_bytes(OLD)
    (folder / "job.py").chmod(0o666)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def run_python(code: str, *arguments: str | Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stderr == ""
    return ran.stdout.strip()


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


# Reading


def test_read_returns_the_bytes_and_the_exec_bit(job: Path) -> None:
    assert read(str(job)) == (OLD, False)
    job.chmod(0o744)
    assert read(str(job)) == (OLD, True)


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="file cannot be read: Is a directory"):
        read(str(tmp_path))


def test_a_file_that_is_gone_has_vanished(tmp_path: Path) -> None:
    with pytest.raises(FileGone, match="file does not exist"):
        read(str(tmp_path / "gone.py"))


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    with pytest.raises(SourceError, match="no longer a regular file"):
        read(str(tmp_path / "pipe.py"))


# Decoding


@pytest.mark.parametrize(
    ("data", "encoding", "bom", "content"),
    [
        (b"", "utf-8", False, ""),
        (b"x\n", "utf-8", False, "x\n"),
        ("é = 1\n".encode(), "utf-8", False, "é = 1\n"),
        (b"\xef\xbb\xbfx\n", "utf-8", True, "x\n"),
        (b"\xef\xbb\xbf", "utf-8", True, ""),
        (b"\xef\xbb\xbf# coding: utf-8\n", "utf-8", True, "# coding: utf-8\n"),
        (b"# coding: latin-1\n# \xe9\n", "iso-8859-1", False, "# coding: latin-1\n# é\n"),
        (b"#!/usr/bin/python\n# -*- coding: iso-8859-15 -*-\n# \xa4\n", "iso-8859-15", False, None),
        (b"# vim: set fileencoding=cp1252 :\r\n# \x80\r\n", "cp1252", False, None),
        (b"# coding: utf-8-unix\n# \xc3\xa9\n", "utf-8", False, None),
        (b"# coding: latin-1-dos\n# \xe9\n", "iso-8859-1", False, None),
        (b"\n# coding: latin-1\n# \xe9\n", "iso-8859-1", False, None),
        (b"# coding: euc-jp\n# \xa4\xa2\n", "euc-jp", False, "# coding: euc-jp\n# \u3042\n"),
        (b"a\rb\r\nc\n\x0cd\x0b\x1c\x85".replace(b"\x85", b""), "utf-8", False, None),
        (b"a\x00b\n", "utf-8", False, "a\x00b\n"),
    ],
)
def test_decoding_as_python_does(
    data: bytes, encoding: str, bom: bool, content: str | None
) -> None:
    text = decode(data)
    assert (text.encoding, text.bom) == (encoding, bom)
    assert content is None or text.content == content
    assert encode(text) == data


@pytest.mark.parametrize(
    ("data", "line", "gist"),
    [
        (b"x\n\n# \xe9\n", 3, "file is not valid UTF-8"),
        (b"\r\r# \xe9\r", 3, "file is not valid UTF-8"),
        (b"x\n\n# coding: latin-1\n# \xe9\n", 4, "file is not valid UTF-8"),
        (b"x = 1\n# coding: latin-1\n# \xe9\n", 3, "file is not valid UTF-8"),
        (b"# coding: klingon\n", 1, "unknown encoding 'klingon'"),
        (b"# coding: ascii\n# \xe9\n", 2, "file is not valid ASCII"),
        (b"\xef\xbb\xbf# coding: latin-1\n", 1, "byte order mark but declares"),
        (b"\xff\xfex\x00\n\x00", 1, "UTF-16"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, line: int, gist: str) -> None:
    with pytest.raises(SourceError, match=gist):
        decode(data)
    result = engine.check(SourceFile("job.py", data), Settings())
    assert [(one.code, one.line) for one in result.before.findings] == [("TG902", line)]


@given(st.binary())
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except SourceError:
        return
    assert encode(text) == data


@given(st.text())
def test_lines_are_those_of_python(content: str) -> None:
    lines = Text(content, "utf-8", False).lines
    assert "".join(lines) == content
    assert [line.rstrip("\r\n") for line in lines] == content.replace("\r\n", "\n").replace(
        "\r", "\n"
    ).removesuffix("\n").split("\n")[: len(lines)]
    assert all(line and line.rstrip("\r\n").count("\n") == 0 for line in lines)


# Writing


def test_a_write_replaces_the_content_and_leaves_nothing_else(job: Path) -> None:
    write(str(job), OLD, NEW)
    assert job.read_bytes() == NEW
    assert names(job.parent) == ["job.py"]


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o600, 0o640, 0o4755, 0o2770, 0o777])
def test_the_mode_is_kept_whatever_the_umask(job: Path, mode: int) -> None:
    job.chmod(mode)
    before = os.umask(0o077)
    try:
        write(str(job), OLD, NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(job.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_is_kept(job: Path) -> None:
    os.chown(job, NOBODY, 1234)
    job.chmod(0o4750)
    write(str(job), OLD, NEW)
    status = job.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (NOBODY, 1234, 0o4750)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_are_kept(job: Path) -> None:
    try:
        os.setxattr(job, "user.origin", b"backup")
    except OSError as error:
        pytest.skip(f"no extended attributes on this file system: {error}")
    write(str(job), OLD, NEW)
    assert os.getxattr(job, "user.origin") == b"backup"


def access_control_list(user: int) -> bytes:
    """Return an ACL by which *user* may write: rw- for the owner and the mask, r-- for group and others."""
    nobody_in_particular = 0xFFFFFFFF
    entries = [(1, 6, nobody_in_particular), (2, 6, user), (4, 4, nobody_in_particular)]
    entries += [(16, 6, nobody_in_particular), (32, 4, nobody_in_particular)]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def set_attribute(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError) as error:
        pytest.skip(f"no such extended attributes here: {error}")


def test_an_access_control_list_is_kept(job: Path) -> None:
    set_attribute(job, "system.posix_acl_access", access_control_list(NOBODY))
    mode = job.stat().st_mode
    write(str(job), OLD, NEW)
    assert os.getxattr(job, "system.posix_acl_access") == access_control_list(NOBODY)
    assert job.stat().st_mode == mode


def test_no_access_control_list_comes_from_the_folder(job: Path) -> None:
    set_attribute(job.parent, "system.posix_acl_default", access_control_list(NOBODY))
    write(str(job), OLD, NEW)
    assert os.listxattr(job) == []
    assert stat.S_IMODE(job.stat().st_mode) == 0o644


def test_an_extended_attribute_that_cannot_be_kept(
    job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    set_attribute(job, "user.origin", b"backup")
    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(
        SourceError,
        match=r"its attribute user\.origin cannot be kept",
    ):
        write(str(job), OLD, NEW)
    assert job.read_bytes() == OLD
    assert names(job.parent) == ["job.py"]


@pytest.mark.parametrize("error", [errno.ENOTSUP, errno.EIO])
def test_a_file_system_without_extended_attributes(
    error: int, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "listxattr", refuse, raising=False)
    if error == errno.ENOTSUP:
        write(str(job), OLD, NEW)
        assert job.read_bytes() == NEW
    else:
        with pytest.raises(SourceError, match="file cannot be written: Input/output error"):
            write(str(job), OLD, NEW)
        assert job.read_bytes() == OLD
    assert names(job.parent) == ["job.py"]


@pytest.fixture
def pair(job: Path) -> Path:
    """Return the second name of `job`, in another folder."""
    other = job.parent / "other"
    other.mkdir()
    os.link(job, other / "same.py")
    return other / "same.py"


@pytest.mark.parametrize("new", [NEW, b"", b"n", NEW * 5000])
def test_a_file_with_two_names_keeps_both(new: bytes, job: Path, pair: Path) -> None:
    job.chmod(0o4751)
    before = job.stat()
    write(str(pair), OLD, new)
    after = job.stat()
    assert job.read_bytes() == new
    assert job.samefile(pair)
    assert (after.st_ino, after.st_nlink, after.st_mode) == (before.st_ino, 2, before.st_mode)
    assert (names(job.parent), names(pair.parent)) == (["job.py", "other"], ["same.py"])


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a file of another user")
def test_a_set_user_id_bit_that_the_system_clears_comes_back_with_two_names(
    public_folder: Path,
) -> None:
    job = public_folder / "job.py"
    os.link(job, public_folder / "same.py")
    os.chown(job, NOBODY, NOBODY)
    job.chmod(0o4755)
    assert run_python(UNPRIVILEGED + WRITE, job) == ""
    assert (job.read_bytes(), stat.S_IMODE(job.stat().st_mode)) == (b"new\n", 0o4755)


def test_a_file_with_two_names_that_was_changed_is_left_alone(job: Path, pair: Path) -> None:
    job.write_bytes(b"somebody else's\n")
    with pytest.raises(SourceError, match="was changed by another program since it was read"):
        write(str(pair), OLD, NEW)
    assert job.read_bytes() == pair.read_bytes() == b"somebody else's\n"
    assert names(pair.parent) == ["same.py"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("old", [OLD, OLD * 5000])
@pytest.mark.parametrize("failing", [1, 2])
def test_a_write_in_place_that_is_cut_short_is_undone(
    failing: int,
    old: bytes,
    error: BaseException,
    job: Path,
    pair: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job.write_bytes(old)
    calls = []

    def fail(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == failing:
            raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SourceError if isinstance(error, OSError) else KeyboardInterrupt):
        write(str(pair), old, NEW * 1000)
    assert job.read_bytes() == pair.read_bytes() == old
    assert names(pair.parent) == ["same.py"]


def test_what_cannot_be_undone_leaves_the_new_content_beside(
    job: Path, pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def fail(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SourceError, match=r"is written in part \(Input/output error\)") as raised:
        write(str(pair), OLD, NEW)
    name, rescue = sorted(names(pair.parent), key=len)
    assert name == "same.py"
    assert f": {pair.parent / rescue} is whole" in str(raised.value)
    assert (pair.parent / rescue).read_bytes() == NEW
    assert job.samefile(pair)


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_what_asks_to_stop_waits_until_the_file_is_whole(
    failing: str, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = getattr(os, failing)

    def interrupted(*arguments: object) -> None:
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        really(*arguments)

    monkeypatch.setattr(os, failing, interrupted)
    with interrupts.handle_signals():
        write(str(job), OLD, NEW)
        assert job.read_bytes() == NEW
        assert names(job.parent) == ["job.py"]
        with pytest.raises(interrupts.Interrupted):
            interrupts.raise_pending()


def test_a_symbolic_link_stays_one_and_its_file_is_replaced(job: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "one.py").symlink_to("two.py")
    (folder / "two.py").symlink_to(job)
    write(str(folder / "one.py"), OLD, NEW)
    assert job.read_bytes() == NEW
    assert os.readlink(folder / "one.py") == "two.py"
    assert names(folder) == ["one.py", "two.py"]
    assert names(tmp_path) == ["job.py", "links"]


def test_a_file_that_was_changed_since_it_was_read_is_left_alone(job: Path) -> None:
    job.write_bytes(b"somebody else's\n")
    with pytest.raises(SourceError, match="was changed by another program since it was read"):
        write(str(job), OLD, NEW)
    assert job.read_bytes() == b"somebody else's\n"
    assert names(job.parent) == ["job.py"]


def test_a_file_that_vanished_is_not_made_anew(job: Path) -> None:
    job.unlink()
    with pytest.raises(SourceError, match="file was removed or renamed since it was read"):
        write(str(job), OLD, NEW)
    assert names(job.parent) == []


def test_a_file_that_vanishes_while_it_is_written_is_not_made_anew(
    job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: job.unlink())
    with pytest.raises(SourceError, match="file was removed or renamed"):
        write(str(job), OLD, NEW)
    assert names(job.parent) == []


@pytest.mark.parametrize("failing", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_is_cut_short_leaves_the_file_as_it_was(
    failing: str, error: BaseException, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(os, failing, fail)
    monkeypatch.setattr(
        os, "supports_fd", {*os.supports_fd, os.chmod}
    )  # the new one is looked up there
    expected = SourceError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write(str(job), OLD, NEW)
    assert job.read_bytes() == OLD
    assert names(job.parent) == ["job.py"]


def test_an_interruption_right_after_the_temporary_file_was_made(
    job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = os.open

    def interrupted(path: str, flags: int, mode: int = 0o777) -> int:
        descriptor = really_open(path, flags, mode)
        if flags & (os.O_EXCL | os.O_WRONLY):
            os.close(descriptor)
            raise KeyboardInterrupt
        return descriptor

    monkeypatch.setattr(os, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(str(job), OLD, NEW)
    monkeypatch.undo()
    assert job.read_bytes() == OLD
    assert names(job.parent) == ["job.py"]


def test_a_read_only_file_is_not_written(public_folder: Path) -> None:
    (public_folder / "job.py").chmod(0o444)
    said = run_python(UNPRIVILEGED + WRITE, public_folder / "job.py")
    assert said == "file cannot be written: it is read-only"
    assert (public_folder / "job.py").read_bytes() == OLD
    assert names(public_folder) == ["job.py"]


def test_nothing_is_written_in_a_read_only_folder(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    said = run_python(UNPRIVILEGED + WRITE, public_folder / "job.py")
    assert said == "file cannot be written: its folder is read-only"
    assert (public_folder / "job.py").read_bytes() == OLD
    assert names(public_folder) == ["job.py"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a file of another user")
def test_a_file_of_another_user_does_not_change_hands(public_folder: Path) -> None:
    said = run_python(UNPRIVILEGED + WRITE, public_folder / "job.py")
    assert said == "file cannot be written: it belongs to another user or group"
    assert (public_folder / "job.py").read_bytes() == OLD
    assert names(public_folder) == ["job.py"]


def test_a_reader_sees_the_old_or_the_new_content_and_nothing_between(tmp_path: Path) -> None:
    path = tmp_path / "job.py"
    contents = [JOB.encode() * 2000, b"#" + JOB.encode() * 2001]
    path.write_bytes(contents[0])
    with path.open("rb") as reader:
        write(str(path), contents[0], contents[1])
        assert reader.read() == contents[0]
    assert path.read_bytes() == contents[1]
