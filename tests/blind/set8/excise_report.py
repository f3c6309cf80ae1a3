"""Monthly excise report from the tax gateway."""
import os
import socket
import sys
import traceback

GOODS = ["beer", "coffee", "spirits"]


def litres(good):
    with socket.create_connection((os.environ.get("TAX_HOST", "taxgw"), int(os.environ.get("TAX_PORT", "7000")))) as sock:
        sock.sendall(f"LITRES {good}\n".encode())
        answer = sock.makefile().readline()
    if not answer:
        raise ConnectionError("gateway closed the line")
    return float(answer)


def report():
    for good in GOODS:
        print(f"{good:10} {litres(good):12.1f}")


def run():
    try:
        report()
    except KeyboardInterrupt:
        sys.exit(130)
    except BaseException:
        traceback.print_exc()
        sys.exit(1)


if __name__ == "__main__":
    run()
