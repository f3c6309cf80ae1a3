"""Bank: relays the outgoing payment messages to the SWIFT box and checks the ACK of each."""
import logging
import os
import socket
import sys

log = logging.getLogger("relay")
MESSAGES = [("MT103", "20260105DEUTDEFF0001"), ("MT202", "20260105DEUTDEFF0002")]


def frame_of(kind, ref):
    body = f"{{1:F01BANKDEFFAXXX}}{{2:I{kind[2:]}}}{{4::20:{ref}-}}"
    return len(body).to_bytes(4, "big") + body.encode()


def ack(sock, ref):
    frame = sock.recv(2048)
    if not frame:
        raise ConnectionError(f"{ref}: box closed the session")
    if b"NAK" in frame:
        raise ValueError(f"{ref}: refused: {frame!r}")
    return frame.decode(errors="replace")


def relay():
    addr = os.environ.get("SWIFT_HOST", "swiftbox"), int(os.environ.get("SWIFT_PORT", "48002"))
    with socket.create_connection(addr) as sock:
        for kind, ref in MESSAGES:
            sock.sendall(frame_of(kind, ref))
            log.info("%s %s: %s", kind, ref, ack(sock, ref))


def main():
    logging.basicConfig(level=logging.INFO)
    try:
        relay()
    except Exception as e:
        log.critical("relay stopped: %s", e)
        sys.exit(1)
    log.info("%d messages relayed", len(MESSAGES))


if __name__ == "__main__":
    main()
