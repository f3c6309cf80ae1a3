"""Stage a release: temporary folder, lock file, notes from the tracker."""
import contextlib
import os
import shutil
import tempfile
import urllib.request

TRACKER = os.environ.get("TRACKER_URL", "http://tracker.internal")
TARGET = os.environ.get("RELEASE_DIR", "/srv/releases")


def notes(version):
    with urllib.request.urlopen(f"{TRACKER}/notes/{version}") as resp:
        return resp.read().decode()


def stage(version):
    with contextlib.ExitStack() as stack:
        work = tempfile.mkdtemp(dir=TARGET)
        stack.callback(shutil.rmtree, work, ignore_errors=True)
        lock = os.path.join(TARGET, ".lock")
        open(lock, "x").close()
        stack.callback(os.remove, lock)
        fh = stack.enter_context(open(os.path.join(work, "NOTES"), "w"))
        fh.write(notes(version))
        fh.flush()
        shutil.copytree(work, os.path.join(TARGET, version))
    return version


def main():
    print("staged", stage("24.3.1"))


if __name__ == "__main__":
    main()
