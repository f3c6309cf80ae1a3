"""Quarterly tax report: fetch the ledger sums from the tax gateway and print a table."""
import os
import socket
import sys
import traceback

RATES = {"full": 0.19, "reduced": 0.07, "none": 0.0}


def gateway_sum(rate):
    sock = socket.create_connection((os.environ.get("TAX_HOST", "taxgw"), int(os.environ.get("TAX_PORT", "7000"))))
    sock.sendall(f"SUM {rate}\n".encode())
    data = b""
    while not data.endswith(b"\n"):
        chunk = sock.recv(4096)
        if not chunk:
            raise ConnectionError("gateway closed the line")
        data += chunk
    sock.close()
    return float(data)


def report():
    total = 0.0
    for name, rate in RATES.items():
        net = gateway_sum(name)
        total += net * rate
        print(f"{name:10} {net:12.2f} {net * rate:12.2f}")
    print(f"{'total':10} {total:25.2f}")


def run():
    try:
        report()
    except KeyboardInterrupt:
        sys.exit(130)
    except BaseException:
        traceback.print_exc()
        sys.exit()


if __name__ == "__main__":
    run()
