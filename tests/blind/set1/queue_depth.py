import os
import sys

import zmq


def main():
    with zmq.Context() as ctx:
        sock = ctx.socket(zmq.REQ)
        sock.connect(f"tcp://{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}")
        sock.send_json({"cmd": "depth"})
        reply = sock.recv_json()
        sock.close()
    print("depth", reply["depth"])
    return 1 if reply["depth"] > 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
