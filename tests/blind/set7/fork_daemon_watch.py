"""Watch the drop folder in the background (start from cron)."""
import os
import sys
import time

INBOX = os.environ.get("INBOX_DIR", "/srv/inbox")
PIDFILE = os.path.join(INBOX, ".watch.pid")


def daemonize():
    if os.fork() > 0:
        os._exit(0)
    os.setsid()
    if os.fork() > 0:
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    with open(PIDFILE, "w") as fh:
        fh.write(str(os.getpid()))


def watch():
    seen = set()
    while True:
        for name in os.listdir(INBOX):
            if name not in seen and not name.startswith("."):
                seen.add(name)
                os.rename(os.path.join(INBOX, name),
                          os.path.join(INBOX, "." + name))
        time.sleep(1)


if __name__ == "__main__":
    if os.path.exists(PIDFILE):
        sys.exit("already running")
    daemonize()
    watch()
