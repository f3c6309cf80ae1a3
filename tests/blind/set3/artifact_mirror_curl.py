"""Mirror release artefacts with curl, check the exit status of every call."""
import os
import subprocess
import sys

ARTEFACTS = ["app-1.9.0.tar.gz", "app-1.9.1.tar.gz"]


def sh(*cmd):
    print("+", *cmd, flush=True)
    done = subprocess.run(cmd, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr)
    return done.returncode


def mirror(name, folder):
    return sh("curl", "-fsS", "--retry", "3", "-o", os.path.join(folder, name), f"{os.environ['DOWNLOAD_URL']}/releases/{name}")


def main():
    folder = os.environ.get("WORK_DIR", ".")
    failed = [a for a in ARTEFACTS if mirror(a, folder)]
    if failed:
        print("not mirrored:", ", ".join(failed))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
