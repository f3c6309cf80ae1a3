"""Poll the cooling plant's sensors, each with a short limit of its own."""
import os
import signal
import socket

HOST = os.environ.get("PEER_HOST", "plant.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "502"))
SENSORS = ("inlet", "outlet", "pump", "fan")


class SensorTimeout(Exception):
    pass


def _expired(signum, frame):
    raise SensorTimeout()


def read_sensor(name):
    signal.signal(signal.SIGALRM, _expired)
    signal.alarm(1)
    try:
        with socket.create_connection((HOST, PORT)) as sock:
            sock.sendall(name.encode() + b"\r\n")
            return float(sock.recv(32))
    except SensorTimeout:
        return None
    finally:
        signal.alarm(0)


def report(values):
    with socket.create_connection((HOST, PORT)) as sock:
        for name, value in values.items():
            sock.sendall(f"REPORT {name} {value}\r\n".encode())
        return sock.recv(16)


def main():
    values = {name: read_sensor(name) for name in SENSORS}
    print(values, report(values))


if __name__ == "__main__":
    main()
