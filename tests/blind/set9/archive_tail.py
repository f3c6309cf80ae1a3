"""Follow the archive's journal until it says it is complete."""
import os
import signal
import socket
import sys

HOST = os.environ.get("PEER_HOST", "archive.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "7001"))
reload_wanted = False


def on_term(signum, frame):
    sys.exit(128 + signum)


def on_hup(signum, frame):
    global reload_wanted
    reload_wanted = True


def main():
    signal.signal(signal.SIGTERM, on_term)
    signal.signal(signal.SIGHUP, on_hup)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(b"TAIL\n")
        for line in sock.makefile("r"):
            if line.startswith("COMPLETE"):
                break
            print(line, end="")
            if reload_wanted:
                sock.sendall(b"RELOAD\n")


if __name__ == "__main__":
    main()
