"""Bank: publish the reference rates to the branches' rate boards."""
import os
import socket

from cronkit.entry import cron_entry

CURRENCIES = ("USD", "CHF", "GBP", "JPY")
BOARD = "{cur}  buy {buy:8.4f}  sell {sell:8.4f}\n"


def reference():
    addr = os.environ.get("ECBGW_HOST", "ratesgw"), int(os.environ.get("ECBGW_PORT", "5010"))
    with socket.create_connection(addr, timeout=10) as s:
        s.settimeout(None)
        s.sendall(b"REF " + ",".join(CURRENCIES).encode() + b"\n")
        return s.recv(8192).decode().splitlines()


def parse(lines):
    rates = {}
    for line in lines:
        cur, rate = line.split("=")
        rates[cur] = float(rate)
    missing = set(CURRENCIES) - set(rates)
    if missing:
        raise ValueError(f"no rate for {sorted(missing)}")
    return rates


@cron_entry("rate boards")
def main():
    rates = parse(reference())
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "board.txt"), "w") as f:
        for cur, rate in sorted(rates.items()):
            f.write(BOARD.format(cur=cur, buy=rate * 1.02, sell=rate * 0.98))


if __name__ == "__main__":
    main()
