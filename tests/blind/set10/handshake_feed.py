"""Starts the feed converter and waits for its ready signal before files are handed over."""
import logging
import os
import pathlib
import signal
import subprocess
import sys

PORT = os.environ.get("SILENT_PORT", "7300")
CONVERTER = """
import os, signal, socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"LICENCE?\\n")
if s.recv(100):
    os.kill(os.getppid(), signal.SIGUSR1)
    sys.stdin.read()
"""
log = logging.getLogger("feed")


def start_converter():
    """The converter sends SIGUSR1 once it has its licence."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    process = subprocess.Popen([sys.executable, "-c", CONVERTER, PORT], stdin=subprocess.PIPE, text=True)
    received = signal.sigwait({signal.SIGUSR1, signal.SIGCHLD})
    log.info("converter ready (%s)", signal.Signals(received).name)
    return process


def hand_over(process, folder):
    for path in sorted(folder.glob("*.xml")):
        process.stdin.write(f"{path}\n")
    process.stdin.close()


def main():
    logging.basicConfig(level=logging.INFO)
    folder = pathlib.Path("feeds")
    folder.mkdir(exist_ok=True)
    (folder / "a.xml").write_text("<feed/>")
    process = start_converter()
    hand_over(process, folder)
    process.wait()


if __name__ == "__main__":
    main()
