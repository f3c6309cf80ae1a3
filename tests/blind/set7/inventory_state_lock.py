"""Keep the inventory's state file while counts are refreshed."""
import json
import os
import socket
import threading
import time

HOST = os.environ.get("COUNT_HOST", "counts.internal")
PORT = int(os.environ.get("COUNT_PORT", "6100"))
STATE = os.path.join(os.environ.get("STATE_DIR", "/srv/state"), "inventory.json")


class Inventory:
    def __init__(self):
        self.lock = threading.Lock()
        self.counts = {}

    def refresh(self, aisle):
        with self.lock:
            with socket.create_connection((HOST, PORT)) as sock:
                sock.sendall(f"AISLE {aisle}\n".encode())
                self.counts[aisle] = int(sock.makefile().readline())

    def save(self):
        with self.lock:
            with open(STATE, "w") as fh:
                json.dump(self.counts, fh)


def refresher(inventory):
    for aisle in range(1, 40):
        inventory.refresh(aisle)


def main():
    inventory = Inventory()
    thread = threading.Thread(target=refresher, args=(inventory,), daemon=True)
    thread.start()
    try:
        while thread.is_alive():
            time.sleep(0.5)
    finally:
        inventory.save()


if __name__ == "__main__":
    main()
