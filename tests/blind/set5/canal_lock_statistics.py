"""Canal office: passages per lock, read in greenlets."""
from gevent import monkey

monkey.patch_all()

import os
import socket

import gevent


def passages(lock):
    with gevent.Timeout(0.5, False):
        with socket.create_connection((os.environ.get("CANAL_HOST", "locks"), int(os.environ.get("CANAL_PORT", "5000")))) as s:
            s.sendall(lock.encode() + b"\n")
            return int(s.recv(16))
    return None


def main():
    locks = ["upper", "middle", "lower"]
    jobs = [gevent.spawn(passages, name) for name in locks]
    gevent.joinall(jobs, timeout=2)
    with open("locks.csv", "w") as f:
        for name, job in zip(locks, jobs):
            f.write(f"{name},{'' if job.value is None else job.value}\n")


if __name__ == "__main__":
    main()
