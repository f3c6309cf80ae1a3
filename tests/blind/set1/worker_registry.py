import os
import sys
from multiprocessing.connection import Client


def main():
    conn = Client((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])), authkey=b"registry")
    conn.send(("list", None))
    workers = conn.recv()
    conn.close()
    for w in workers:
        print(w)
    return 0 if workers else 1


if __name__ == "__main__":
    sys.exit(main())
