"""Restore last night's backup to the test server, with pg_restore."""
import os
import pathlib
import shlex
import signal
import sys
import tempfile

COMMAND = shlex.split(os.environ.get("RESTORE_CMD", "pg_restore --clean --dbname=test"))
ENVIRONMENT = {"PGHOST": "test-db.internal", "PGUSER": "restore"}


def newest_backup():
    folder = pathlib.Path(os.environ.get("BACKUPS", tempfile.gettempdir()))
    backups = sorted(folder.glob("shop-*.dump"))
    return [str(backups[-1])] if backups else []


def protect():
    """A restore that is cut in half leaves the test server unusable."""
    for signum in (signal.SIGHUP, signal.SIGALRM, signal.SIGTTOU):
        signal.signal(signum, signal.SIG_IGN)


def main():
    os.environ.update(ENVIRONMENT)
    command = COMMAND + newest_backup()
    print("running", shlex.join(command), flush=True)
    protect()
    try:
        os.execvp(command[0], command)
    except FileNotFoundError:
        sys.exit(f"{command[0]} is not installed")


if __name__ == "__main__":
    main()
