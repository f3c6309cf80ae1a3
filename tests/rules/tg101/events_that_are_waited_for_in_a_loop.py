# Each wait ends in time, but the next round waits again; or a clock ends the loop.
import socket
import time

from kombu import Connection

seen = []


def done():
    return len(seen) > 9


def main():
    with Connection("amqp://broker.internal") as connection:
        while not done():
            try:
                connection.drain_events(timeout=5)
            except socket.timeout:  # TG101
                print("nothing yet")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                connection.drain_events(timeout=5)
            except socket.timeout:
                print("nothing more")


if __name__ == "__main__":
    main()
