"""Fetch the merge fields and write the letters."""
import json
import os
import socket

TEMPLATE = "Dear {name},\n\nyour balance is {price}.\n"


def fields():
    addr = (os.environ.get("MERGE_HOST", "merge01"), int(os.environ.get("MERGE_PORT", "9500")))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"FIELDS\n")
        for line in sock.makefile():
            try:
                yield json.loads(line)
            except Exception:
                print("bad line:", line.strip())


def main():
    for number, record in enumerate(fields()):
        with open(f"letter-{number}.txt", "w") as fh:
            fh.write(TEMPLATE.format(**record))


if __name__ != "__main__":
    raise ImportError("mail_merge is a script")
else:
    main()
