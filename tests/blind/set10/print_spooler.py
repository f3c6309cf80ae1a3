"""Sends the evening's price labels to the label printer and prints statistics on demand."""
import logging
import os
import signal
import socket

PORT = int(os.environ.get("SILENT_PORT", "9100"))
log = logging.getLogger("spooler")


class Spooler:
    def __init__(self, port):
        self.port = port
        self.sent = 0
        self.interrupted = False

    def statistics(self, signum, frame):
        log.info("%s: %d labels sent so far", signal.Signals(signum).name, self.sent)

    def stop(self, signum, frame):
        self.interrupted = True

    def install_handlers(self):
        for signum in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGHUP):
            signal.signal(signum, self.statistics)
        signal.signal(signal.SIGTERM, self.stop)

    def send(self, labels):
        with socket.create_connection(("127.0.0.1", self.port)) as printer:
            for label in labels:
                if self.interrupted:
                    break
                printer.sendall(label.encode("latin-1"))
                if printer.recv(1) != b"\x06":
                    raise RuntimeError("printer did not acknowledge")
                self.sent += 1


def main():
    logging.basicConfig(level=logging.INFO)
    spooler = Spooler(PORT)
    spooler.install_handlers()
    spooler.send(f"^XA^FO20,20^FD{price:.2f}^XZ" for price in (1.99, 2.49, 12.0))


if __name__ == "__main__":
    main()
