"""Launch the importer of the vendor with a clean environment."""
import os
import resource
import signal
import sys

PROGRAM = ["tail", "-f", os.environ.get("VENDOR_FIFO", "/run/vendor/in")]
KEEP = ("PATH", "LANG", "HOME")


def quiet_signals():
    # the vendor's program dies of signals that it does not know
    for name in ("SIGHUP", "SIGALRM", "SIGPIPE", "SIGUSR1"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def limits():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(1024, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main():
    env = {k: os.environ[k] for k in KEEP if k in os.environ}
    quiet_signals()
    limits()
    os.umask(0o027)
    sys.stdout.flush()
    os.execvpe(PROGRAM[0], PROGRAM, env)


if __name__ == "__main__":
    main()
