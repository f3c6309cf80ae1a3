# With no linger, it drops what is unsent.
import os

import zmq


def main():
    context = zmq.Context()
    sock = context.socket(zmq.DEALER)
    sock.setsockopt(zmq.LINGER, 0)
    sock.connect(os.environ["HUB"])
    try:
        sock.send_json({"door": "north"})
        print(sock.recv())
    finally:
        sock.close()
        context.term()


if __name__ == "__main__":
    main()
