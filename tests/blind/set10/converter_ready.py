"""Waits until the audio converter reports that it is ready, then lists the files for it."""
import os
import signal
import subprocess
import sys

PORT = os.environ.get("SILENT_PORT", "7301")
CONVERTER = """
import os, signal, socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"LICENCE?\\n")
if s.recv(100):
    os.kill(os.getppid(), signal.SIGUSR1)
"""


class Converter:
    def __init__(self):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
        self.process = subprocess.Popen([sys.executable, "-c", CONVERTER, PORT])

    def wait_ready(self):
        info = signal.sigwaitinfo({signal.SIGUSR1})
        if info.si_pid != self.process.pid:
            raise RuntimeError("signal from somebody else")

    def stop(self):
        self.process.kill()
        self.process.wait()


def main():
    converter = Converter()
    try:
        converter.wait_ready()
        for name in ("a.wav", "b.wav"):
            print("convert", name)
    finally:
        converter.stop()


if __name__ == "__main__":
    main()
