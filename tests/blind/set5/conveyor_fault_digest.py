"""Logistics hall: notes the state of every conveyor in the job's log."""
import logging
import os
import socket

log = logging.getLogger("conveyor")


class LiveState:
    """State text of a conveyor, asked for when it is printed."""

    def __init__(self, number):
        self.number = number

    def __str__(self):
        with socket.create_connection((os.environ.get("CONVEYOR_HOST", "plc-hall2"), int(os.environ.get("CONVEYOR_PORT", "2000")))) as conn:
            conn.sendall(b"STATE %d\n" % self.number)
            return conn.recv(256).decode()


class Hall:
    def __init__(self, conveyors):
        self.states = {n: LiveState(n) for n in conveyors}

    def digest(self):
        for number, state in self.states.items():
            log.info("conveyor %02d: %s", number, state)
        return len(self.states)


def main():
    logging.basicConfig(filename="conveyor.log", level=logging.INFO, format="%(asctime)s %(message)s")
    n = Hall(range(1, 9)).digest()
    print(n, "conveyors noted")


if __name__ == "__main__":
    main()
