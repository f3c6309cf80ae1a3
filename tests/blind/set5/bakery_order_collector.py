"""Bakery chain: collects the branches' orders for the night shift until the last branch has sent END."""
import os
import signal
import socket

stop_requested = False


def request_stop(signum, frame):
    global stop_requested
    stop_requested = True
    print("finishing after", signal.Signals(signum).name)


def collect():
    orders = []
    address = os.environ.get("BAKERY_HOST", "tills"), int(os.environ.get("BAKERY_PORT", "4601"))
    with socket.create_connection(address) as s, s.makefile("r") as till:
        while not stop_requested:
            line = till.readline()
            if line.startswith("END"):
                break
            if ";" in line:
                orders.append(line.strip())
    return orders


def main():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, request_stop)
    orders = collect()
    with open("night_shift.txt", "w") as f:
        f.write("\n".join(orders))


if __name__ == "__main__":
    main()
