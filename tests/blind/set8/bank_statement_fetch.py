"""Start the bank's client with our environment; it must not be disturbed by the terminal."""
import os
import pathlib
import shlex
import signal
import sys

CLIENT = shlex.split(os.environ.get("BANK_CLIENT", "/opt/ebics/bin/fetch --type C53"))
QUIET = (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM)


def prepare(directory):
    path = pathlib.Path(directory)
    path.mkdir(parents=True, exist_ok=True)
    os.chdir(path)
    return {**os.environ, "EBICS_HOME": str(path.resolve()), "LC_ALL": "C"}


def main():
    env = prepare(os.environ.get("STATEMENT_DIR", "statements"))
    for sig in QUIET:
        signal.signal(sig, signal.SIG_IGN)
    sys.stdout.flush()
    try:
        os.execvpe(CLIENT[0], CLIENT, env)
    except FileNotFoundError:
        print("bank client not installed:", CLIENT[0], file=sys.stderr)
        return 127


if __name__ == "__main__":
    sys.exit(main())
