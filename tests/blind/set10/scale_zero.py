"""Sets the laboratory scales to zero before the night measurements."""
import logging
import os
import socket
import sys

from tenacity import RetryError, retry, retry_if_exception_type, stop_after_attempt, wait_fixed

PORT = int(os.environ.get("SILENT_PORT", "4003"))
log = logging.getLogger("scales")


@retry(retry=retry_if_exception_type(OSError), stop=stop_after_attempt(3), wait=wait_fixed(0.1))
def zero(scale):
    with socket.create_connection(("127.0.0.1", PORT), timeout=0.08) as sock:
        sock.sendall(f"ZERO {scale}\r\n".encode())
        return sock.recv(16).startswith(b"OK")


def main():
    logging.basicConfig(level=logging.INFO)
    failed = []
    for scale in ("A", "B"):
        try:
            zero(scale)
        except RetryError as exc:
            log.error("scale %s: %r", scale, exc.last_attempt.exception())
            failed.append(scale)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
