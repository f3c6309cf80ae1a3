"""Poll the climate sensors of the server rooms."""
import os
import socket


class SensorSilent(Exception):
    pass


def open_sensor(address):
    host, port = address.rsplit(":", 1)
    try:
        return socket.create_connection((host, int(port)), timeout=5)
    except ConnectionRefusedError as exc:
        raise SensorSilent(address) from exc


def read_value(conn):
    conn.settimeout(None)
    conn.sendall(b"READ TEMP\n")
    return float(conn.recv(32))


def main():
    addresses = os.environ.get("CLIMATE", "10.0.8.1:4001,10.0.8.2:4001").split(",")
    values = {}
    for address in addresses:
        try:
            conn = open_sensor(address)
        except SensorSilent as exc:
            print(address, "offline", exc)
            continue
        with conn:
            values[address] = read_value(conn)
    for address, value in values.items():
        print(f"{address} {value:.1f}")


if __name__ == "__main__":
    main()
