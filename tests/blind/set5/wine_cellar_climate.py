"""Wine cellar: temperature and humidity into the cellar book."""
import os
import socket


class CellarError(Exception):
    pass


class SensorError(CellarError):
    pass


def measure(channel):
    try:
        with socket.create_connection((os.environ.get("WINE_HOST", "cellar"), int(os.environ.get("WINE_PORT", "502")))) as s:
            s.sendall(bytes([1, 4, 0, channel, 0, 1]))
            raw = s.recv(10)
    except Exception as e:
        raise SensorError(f"channel {channel}") from e
    return int.from_bytes(raw[-2:], "big") / 10


def climate():
    values = {}
    for name, channel in (("temperature", 0), ("humidity", 1)):
        try:
            values[name] = measure(channel)
        except SensorError as e:
            raise CellarError(f"{name} not available") from e
    return values


def main():
    values = climate()
    with open("cellar.txt", "a") as f:
        f.write(f"{values['temperature']} C, {values['humidity']} %\n")


if __name__ == "__main__":
    main()
