"""Merge delivery notes per customer with joblib."""
import os
import socket

from joblib import Parallel, delayed

HOST = os.environ.get("NOTES_HOST", "notes.internal")
PORT = int(os.environ.get("NOTES_PORT", "5900"))
OUT = os.environ.get("NOTES_DIR", "/srv/notes")


def note(customer):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"NOTES {customer}\n".encode())
        return customer, sock.makefile("rb").read()


def main():
    customers = [f"c{n:03d}" for n in range(6)]
    results = Parallel(n_jobs=2)(delayed(note)(c) for c in customers)
    for customer, data in results:
        with open(os.path.join(OUT, customer + ".bin"), "wb") as fh:
            fh.write(data)
    print(len(results), "notes merged")


if __name__ == "__main__":
    main()
