"""Combines the readings of the bridge sensors, several sensors at once with joblib."""
import os
import socket
import statistics

from joblib import Parallel, delayed

PORT = int(os.environ.get("SILENT_PORT", "7790"))
SENSORS = ["deck-1", "deck-2", "pylon"]


def readings(sensor, samples):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"READ {sensor} {samples}\n".encode())
        return sensor, [float(line) for line in sock.makefile()]


def combine(results):
    for sensor, values in results:
        if len(values) < 2:
            continue
        yield sensor, statistics.mean(values), statistics.stdev(values)


def main():
    results = Parallel(n_jobs=2, backend="threading")(delayed(readings)(sensor, 50) for sensor in SENSORS)
    for sensor, mean, deviation in combine(results):
        print(f"{sensor:8s} {mean:8.3f} +- {deviation:.3f}")


if __name__ == "__main__":
    main()
