"""Reads ten weights from the packing scale and appends them to a CSV."""
import csv
import os
from datetime import datetime

import serial

DEV = os.environ["SERIAL_DEV"]


def read_weight(port):
    port.write(b"W\r")
    line = port.read_until(b"\r")
    text = line.decode("ascii").strip()
    if not text.endswith("kg"):
        raise ValueError(f"bad frame {text!r}")
    return float(text[:-2])


def main():
    port = serial.Serial(DEV, 9600)
    try:
        with open("weights.csv", "a", newline="") as f:
            w = csv.writer(f)
            for _ in range(10):
                w.writerow([datetime.now().isoformat(), read_weight(port)])
    finally:
        port.close()


if __name__ == "__main__":
    main()
