"""Farm co-op: read the delivery slips from the weighing stations in parallel and add them up per field."""
import collections
import multiprocessing
import os
import socket

STATIONS = ["north", "mill", "river"]


def read_slip(station):
    addr = os.environ.get("BEET_HOST", "10.12.0.1"), int(os.environ.get("BEET_PORT", "7200"))
    with socket.create_connection(addr) as s:
        s.sendall(f"SLIPS {station}\n".encode())
        text = b""
        while not text.endswith(b".\n"):
            more = s.recv(1024)
            if not more:
                break
            text += more
    return [l.split() for l in text.decode().splitlines() if l != "."]


def add_up():
    fields = collections.Counter()
    pool = multiprocessing.Pool(processes=2)
    try:
        for slip in pool.imap(read_slip, STATIONS):
            for field, kg in slip:
                fields[field] += int(kg)
    finally:
        pool.close()
        pool.join()
    return fields


def main():
    fields = add_up()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "beets.csv"), "w") as f:
        for field, kg in fields.most_common():
            f.write(f"{field};{kg}\n")


if __name__ == "__main__":
    main()
