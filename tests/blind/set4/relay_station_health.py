"""Grid control: which relay stations answer? Stations that don't are listed; that's the report, not an error."""
import os
import queue
import socket
import threading
import time

STATIONS = [f"R{n}" for n in range(1, 5)]
ADDR = os.environ.get("RELAY_HOST", "10.1.4.1"), int(os.environ.get("RELAY_PORT", "2405"))


def probe(name, out):
    with socket.create_connection(ADDR) as s:
        s.sendall(f"PING {name}\n".encode())
        out.put((name, s.recv(32)))


def main():
    out = queue.Queue()
    for name in STATIONS:
        threading.Thread(target=probe, args=(name, out), daemon=True).start()
    alive, end = set(), time.monotonic() + 0.8
    while len(alive) < len(STATIONS) and time.monotonic() < end:
        try:
            name, _ = out.get(timeout=0.4)
        except queue.Empty:
            continue
        alive.add(name)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "relays.txt"), "w") as f:
        for name in STATIONS:
            f.write(f"{name} {'up' if name in alive else 'DOWN'}\n")


if __name__ == "__main__":
    main()
