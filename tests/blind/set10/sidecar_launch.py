"""Prepares the environment of the nightly crawl and becomes the crawler (a third-party program)."""
import os
import pathlib
import shutil
import signal
import sys

PORT = os.environ.get("SILENT_PORT", "8081")
WORK = pathlib.Path("crawl")

# stands for the vendor's binary; it handles its signals itself
CRAWLER = """
import signal, socket, sys
for name in ("SIGALRM", "SIGHUP", "SIGUSR1"):
    signal.signal(getattr(signal, name), signal.SIG_IGN)
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"GET /seed HTTP/1.0\\r\\n\\r\\n")
while s.recv(65536):
    pass
"""


def prepare():
    if WORK.exists():
        shutil.rmtree(WORK)
    WORK.mkdir()
    (WORK / "crawler.py").write_text(CRAWLER)
    os.environ["CRAWL_HOME"] = str(WORK)
    os.umask(0o027)


def main():
    prepare()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, str(WORK / "crawler.py"), PORT])


if __name__ == "__main__":
    main()
