"""Push label jobs to the label printers; a busy printer resets the connection, then try again."""
import errno
import os
import socket
import time

RETRYABLE = {errno.ECONNRESET, errno.ECONNREFUSED, errno.EPIPE, errno.ETIMEDOUT, errno.EHOSTUNREACH}


class LabelPrinter:
    def __init__(self, host, port):
        self.addr = host, port

    def _print(self, zpl):
        with socket.create_connection(self.addr, timeout=15) as s:
            s.settimeout(None)
            s.sendall(zpl.encode())
            return s.recv(3)

    def print(self, zpl):
        while True:
            try:
                return self._print(zpl)
            except OSError as exc:
                if exc.errno not in RETRYABLE:
                    raise
                time.sleep(0.5)


def labels():
    for n in range(3):
        yield f"^XA^FO50,50^FDParcel {n}^FS^XZ"


def main():
    printer = LabelPrinter(os.environ["SVC_HOST"], int(os.environ["PRINTER_PORT"]))
    for zpl in labels():
        printer.print(zpl)


if __name__ == "__main__":
    main()
