import os
import socket

from pebble import ProcessPool


def dock(ligand):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
        s.sendall(ligand.encode() + b"\n")
        return float(s.recv(32))


def main():
    with ProcessPool(max_workers=2) as pool:
        futures = [pool.schedule(dock, args=[name]) for name in ("asp", "ibu")]
        for f in futures:
            print(f.result())


if __name__ == "__main__":
    main()
