"""Heating oil: orders oil for the houses whose tank is below the mark, if the price is right."""
import os
import socket
import sys
import threading
import time
import traceback


def keepalive():
    while True:
        time.sleep(0.5)


def price_per_litre():
    with socket.create_connection((os.environ.get("HEATER_HOST", "oil"), int(os.environ.get("HEATER_PORT", "8500")))) as s:
        s.sendall(b"PRICE EL\n")
        price = s.recv(30)
    return float(price)


def orders(levels, price, limit=1.05):
    return [h for h, percent in levels.items() if percent < 25 and price < limit]


def main():
    threading.Thread(target=keepalive, name="keepalive").start()
    try:
        for house in orders({"Elm St 3": 18, "Oak Rd 9": 60}, price_per_litre()):
            print("order for", house)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)


if __name__ == "__main__":
    main()
