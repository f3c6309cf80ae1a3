"""Sign the release files with the vendor's tool, through the C library as the token driver demands."""
import ctypes
import ctypes.util
import os
import shlex
import sys

TOOL = os.environ.get("SIGN_TOOL", "/opt/hsm/bin/sign --slot 2")
libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
libc.system.argtypes = [ctypes.c_char_p]
libc.system.restype = ctypes.c_int


def sign(path):
    command = f"{TOOL} < {shlex.quote(path)} > {shlex.quote(path + '.sig')}"
    return libc.system(command.encode())


def release_files(directory):
    for name in ("app.tar", "app.whl", "docs.zip"):
        path = os.path.join(directory, name)
        if not os.path.exists(path):
            with open(path, "wb") as fh:
                fh.write(name.encode())
        yield path


def main():
    failed = [p for p in release_files(os.environ.get("RELEASE_DIR", ".")) if sign(p) != 0]
    if failed:
        print("not signed:", ", ".join(failed), file=sys.stderr)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
