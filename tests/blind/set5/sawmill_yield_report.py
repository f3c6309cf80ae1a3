"""Sawmill: yield per log class of the last shift."""
import os
import socket

from millkit.audit import Audited


def shift_stats(cls):
    with socket.create_connection((os.environ.get("SAWMILL_HOST", "saw"), int(os.environ.get("SAWMILL_PORT", "4321")))) as conn:
        conn.sendall(f"STATS {cls}\n".encode())
        stats = conn.recv(512)
    volume_in, volume_out = map(float, stats.split())
    return volume_out / volume_in


def main():
    for cls in ("spruce-B", "pine-C"):
        with Audited("yield " + cls):
            print(f"{cls}: {shift_stats(cls):.1%}")


if __name__ == "__main__":
    main()
