"""Recalculate price lists, one process per country."""
import multiprocessing as mp
import os
import socket

HOST = os.environ.get("RATES_HOST", "rates.internal")
PORT = int(os.environ.get("RATES_PORT", "9100"))


def recalc(country):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"RATE {country}\n".encode())
        rate = float(sock.recv(64))
    prices = {f"sku{n}": round(n * rate, 2) for n in range(100)}
    print(country, len(prices))


def main():
    procs = [mp.Process(target=recalc, args=(c,), daemon=True, name=c)
             for c in ("de", "at", "ch")]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    bad = [p.name for p in procs if p.exitcode]
    if bad:
        raise SystemExit(f"failed: {bad}")


if __name__ == "__main__":
    main()
