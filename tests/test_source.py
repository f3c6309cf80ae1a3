"""Bytes to text and back, and the atomic write."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import JOB, clean_environment
from hypothesis import given
from hypothesis import strategies as st

from guard_codemod.source import SourceError, Vanished, decode, encode, read, split_lines, write

OLD, NEW = b"old\n", b"new\r\n\xff\x00"
NOBODY = 65534

# As the only thing that root may not do is what nobody may not: everything is imported first, since
# nobody may be kept from where Python is installed.
UNPRIVILEGED = f"""\
import os, sys
from guard_codemod import source
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
"""
WRITE = """\
try:
    source.write(sys.argv[1], b"old\\n", b"new\\n" * int(sys.argv[2]))
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


def run_python(code: str, *arguments: str | Path, prefix: tuple[str, ...] = ()) -> str:
    ran = subprocess.run(
        [*prefix, sys.executable, "-c", code, *arguments],
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
    with pytest.raises(SourceError, match="cannot be read: Is a directory"):
        read(str(tmp_path))


def test_a_file_that_is_gone_has_vanished(tmp_path: Path) -> None:
    with pytest.raises(Vanished, match="does not exist, or no longer"):
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
def test_decoding_as_python_does(data: bytes, encoding: str, bom: bool, content: str | None) -> None:
    text = decode(data)
    assert (text.encoding, text.bom) == (encoding, bom)
    assert content is None or text.content == content
    assert encode(text) == data


@pytest.mark.parametrize(
    ("data", "gist"),
    [
        (b"x\n\n# \xe9\n", r"not valid utf-8 \(line 3\): save it as UTF-8 or declare its encoding"),
        (b"\r\r# \xe9\r", r"not valid utf-8 \(line 3\)"),
        (b"x\n\n# coding: latin-1\n# \xe9\n", r"not valid utf-8 \(line 4\)"),
        (b"x = 1\n# coding: latin-1\n# \xe9\n", r"not valid utf-8 \(line 3\)"),
        (b"# coding: klingon\n", "unknown encoding 'klingon'"),
        (b"# coding: ascii\n# \xe9\n", r"not valid ascii \(line 2\)"),
        (b"\xef\xbb\xbf# coding: latin-1\n", "byte order mark but declares"),
        (b"\xff\xfex\x00\n\x00", "UTF-16"),
    ],
)
def test_what_cannot_be_decoded(data: bytes, gist: str) -> None:
    with pytest.raises(SourceError, match=gist):
        decode(data)


@given(st.binary())
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except SourceError:
        return
    assert encode(text) == data


@given(st.text())
def test_lines_are_those_of_python(content: str) -> None:
    lines = split_lines(content)
    assert "".join(lines) == content
    assert [line.rstrip("\r\n") for line in lines] == content.replace("\r\n", "\n").replace("\r", "\n").removesuffix(
        "\n"
    ).split("\n")[: len(lines)]
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
    with pytest.raises(SourceError, match="cannot be written: it was removed or renamed since it was read"):
        write(str(job), OLD, NEW)
    assert names(job.parent) == []


def test_a_file_that_vanishes_while_it_is_written_is_not_made_anew(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: job.unlink())
    with pytest.raises(SourceError, match="it was removed or renamed"):
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
    monkeypatch.setattr(os, "supports_fd", {*os.supports_fd, os.chmod})  # the new one is looked up there
    expected = SourceError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write(str(job), OLD, NEW)
    assert job.read_bytes() == OLD
    assert names(job.parent) == ["job.py"]


def test_an_interruption_right_after_the_temporary_file_was_made(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open

    def interrupted(path: str, flags: int, mode: int = 0o777) -> int:
        descriptor = really_open(path, flags, mode)
        if flags & os.O_EXCL:
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
    said = run_python(UNPRIVILEGED + WRITE, public_folder / "job.py", "1")
    assert said == "cannot be written: it is read-only"
    assert (public_folder / "job.py").read_bytes() == OLD
    assert names(public_folder) == ["job.py"]


def test_nothing_is_written_in_a_read_only_folder(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    said = run_python(UNPRIVILEGED + WRITE, public_folder / "job.py", "1")
    assert said == "cannot be written: its folder is read-only"
    assert (public_folder / "job.py").read_bytes() == OLD
    assert names(public_folder) == ["job.py"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a file of another user")
def test_a_file_of_another_user_does_not_change_hands(public_folder: Path) -> None:
    said = run_python(UNPRIVILEGED + WRITE, public_folder / "job.py", "1")
    assert said == "cannot be written: it belongs to another user or group"
    assert (public_folder / "job.py").read_bytes() == OLD
    assert names(public_folder) == ["job.py"]


def test_a_file_that_grows_beyond_the_limit_is_left_as_it_was(job: Path) -> None:
    limit = "import resource, sys\nfrom guard_codemod import source\n"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
    assert run_python(limit + WRITE, job, "5000") == "cannot be written: File too large"
    assert job.read_bytes() == OLD
    assert names(job.parent) == ["job.py"]


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    # In a mount namespace of its own: the file system goes when its process does.
    mount = ["unshare", "-rm", "sh", "-ec", 'mount -t tmpfs -o size=64k none "$0"; exec "$@"', str(tmp_path)]
    try:
        if subprocess.run([*mount, "true"], capture_output=True, timeout=60, check=False).returncode:
            pytest.skip("no file system can be mounted here")
    except FileNotFoundError:
        pytest.skip("no unshare here")
    fill_up = "import os, sys\nfrom guard_codemod import source\nopen(sys.argv[1], 'wb').write(b'old\\n')\n"
    look = "print(open(sys.argv[1], 'rb').read(), os.listdir(os.path.dirname(sys.argv[1])))\n"
    said = run_python(fill_up + WRITE + look, tmp_path / "job.py", "50000", prefix=tuple(mount))
    assert said.splitlines() == ["cannot be written: No space left on device", r"b'old\n' ['job.py']"]


def test_a_reader_sees_the_old_or_the_new_content_and_nothing_between(tmp_path: Path) -> None:
    path = tmp_path / "job.py"
    contents = [JOB.encode() * 2000, b"#" + JOB.encode() * 2001]
    path.write_bytes(contents[0])
    with path.open("rb") as reader:
        write(str(path), contents[0], contents[1])
        assert reader.read() == contents[0]
    assert path.read_bytes() == contents[1]
