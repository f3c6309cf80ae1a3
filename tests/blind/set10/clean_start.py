"""Collects crash dumps from the terminals; starts with the default signal handling."""
import os
import signal
import socket

PORT = int(os.environ.get("SILENT_PORT", "4002"))
TERMINALS = ["t1", "t2"]


def default_signals():
    """The supervisor that starts us leaves odd handlers behind."""
    for signum in signal.valid_signals():
        if signum in (signal.SIGKILL, signal.SIGSTOP, signal.SIGINT):
            continue
        try:
            signal.signal(signum, signal.SIG_DFL)
        except (OSError, ValueError):
            pass


def dump(terminal):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"DUMP {terminal}\n".encode())
        with open(terminal + ".dmp", "wb") as out:
            while data := sock.recv(65536):
                out.write(data)


def main():
    default_signals()
    for terminal in TERMINALS:
        dump(terminal)
        print("dump of", terminal)


if __name__ == "__main__":
    main()
