"""Poll the climate sensors of the cold stores."""
import os
import signal
import socket


class SensorSilent(Exception):
    pass


def on_alarm(signum, frame):
    raise SensorSilent()


def open_sensor(address):
    host, port = address.rsplit(":", 1)
    signal.signal(signal.SIGALRM, on_alarm)
    signal.alarm(5)
    try:
        return socket.create_connection((host, int(port)))
    finally:
        signal.alarm(0)


def read_value(conn):
    conn.sendall(b"READ TEMP\n")
    return float(conn.recv(32))


def main():
    addresses = os.environ.get("SENSORS", "10.0.7.1:4001,10.0.7.2:4001").split(",")
    values = {}
    for address in addresses:
        try:
            conn = open_sensor(address)
        except (SensorSilent, OSError) as exc:
            print(address, "offline", exc)
            continue
        with conn:
            values[address] = read_value(conn)
    for address, value in values.items():
        print(f"{address} {value:.1f}")


if __name__ == "__main__":
    main()
