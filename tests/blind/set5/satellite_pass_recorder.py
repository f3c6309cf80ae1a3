"""Ground station: records the telemetry of one pass and files it by orbit number."""
import os
import pathlib
import socket

from groundlib.critical import uninterrupted


class Modem:
    ADDRESS = (os.environ.get("SATPASS_HOST", "modem1"), int(os.environ.get("SATPASS_PORT", "5050")))

    def frames(self, wanted):
        with socket.create_connection(self.ADDRESS) as modem:
            modem.sendall(b"RX ON\n")
            pending = b""
            while wanted > 0:
                burst = modem.recv(2048)
                if not burst:
                    return
                pending += burst
                while len(pending) >= 256:
                    frame, pending = pending[:256], pending[256:]
                    wanted -= 1
                    yield frame


def record(orbit):
    target = pathlib.Path(f"orbit_{orbit}.raw")
    # a half written pass cannot be repeated
    with uninterrupted(), target.open("wb") as out:
        for frame in Modem().frames(64):
            out.write(frame)
    return target


def main():
    target = record(55120)
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()
