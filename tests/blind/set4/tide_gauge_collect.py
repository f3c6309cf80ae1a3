"""Port authority: read gauge files and report implausible values to the control room's log sink."""
import logging
import logging.handlers
import os
import random
import socket

SINK = os.environ.get("LOGSINK_HOST", "control.port.internal"), int(os.environ.get("LOGSINK_PORT", "9020"))
log = logging.getLogger("gauge")


class ControlRoom(logging.Handler):
    """plain-text lines over one TCP connection"""

    def __init__(self, addr):
        super().__init__()
        self.sock = socket.create_connection(addr)

    def emit(self, record):
        try:
            self.sock.sendall(self.format(record).encode() + b"\n")  # warnings to the control room
        except Exception:
            self.handleError(record)


def gauges(n=24, per_day=1440):
    rnd = random.Random(4)
    for g in range(n):
        for minute in range(per_day):
            yield f"G{g}", minute, rnd.gauss(310, 140)


def plausible(cm):
    return 80 < cm < 560


def main():
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    handler = ControlRoom(SINK)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s " + "." * 8192))
    log.addHandler(handler)
    logging.getLogger().handlers[0].setLevel(logging.ERROR)
    bad = total = 0
    for gauge, minute, cm in gauges():
        total += 1
        if not plausible(cm):
            bad += 1
            log.warning("gauge %s minute %d: %.1f cm", gauge, minute, cm)
    print(f"{bad} of {total} values implausible")


if __name__ == "__main__":
    main()
