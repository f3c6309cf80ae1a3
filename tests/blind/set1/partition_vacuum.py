"""Vacuum the partitions in parallel, one process each."""
import logging
import os
import socket
from multiprocessing import Process

logging.basicConfig(level=logging.INFO, format="%(processName)s %(message)s")


def vacuum(partition):
    s = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
    s.sendall(f"VACUUM {partition};\n".encode())
    logging.info("partition %s: %s", partition, s.recv(200))
    s.close()


if __name__ == "__main__":
    procs = [Process(target=vacuum, args=(p,), name=p) for p in ("p2024", "p2025")]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    failed = [p.name for p in procs if p.exitcode]
    raise SystemExit(f"failed: {failed}" if failed else 0)
