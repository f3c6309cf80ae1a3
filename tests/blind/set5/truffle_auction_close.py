"""Truffle auction: closes lots; bidders' confirmation is waited for a moment only."""
import os
import queue
import socket
import threading

LOTS = {"L1": "ana", "L2": "ben"}


def confirm(lot, bidder, out):
    try:
        with socket.create_connection((os.environ.get("TRUFFLE_HOST", "bids"), int(os.environ.get("TRUFFLE_PORT", "7171")))) as s:
            s.sendall(f"{lot} {bidder}\n".encode())
            out.put((lot, s.recv(8)))
    except Exception as e:
        out.put((lot, e))


def main():
    out = queue.Queue()
    for lot, bidder in LOTS.items():
        threading.Thread(target=confirm, args=(lot, bidder, out), daemon=True).start()
    confirmed = set()
    try:
        while len(confirmed) < len(LOTS):
            lot, _ = out.get(timeout=0.7)
            confirmed.add(lot)
    except queue.Empty:
        pass
    print("unconfirmed:", sorted(set(LOTS) - confirmed))


if __name__ == "__main__":
    main()
