"""Sets up the environment for the packer and becomes it."""
import os
import pathlib
import sys

STAGING = pathlib.Path("staging")


def stage():
    """Puts the files to be packed into the staging folder."""
    STAGING.mkdir(exist_ok=True)
    for old in STAGING.iterdir():
        old.unlink()
    for name in ("readme.txt", "data.csv"):
        (STAGING / name).write_text(name * 100)


def main():
    stage()
    env = dict(os.environ, GZIP="-9", LC_ALL="C")
    command = ["tar", "-czf", "package.tar.gz", "-C", str(STAGING), "."]
    print("running", " ".join(command))
    sys.stdout.flush()
    try:
        os.execvpe(command[0], command, env)
    except FileNotFoundError:
        sys.exit("tar is not installed")


if __name__ == "__main__":
    main()
