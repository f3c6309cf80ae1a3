# The context waits for what is still unsent.
import os

import zmq


def main():
    context = zmq.Context()
    sock = context.socket(zmq.DEALER)
    sock.connect(os.environ["HUB"])
    try:
        sock.send_json({"door": "north"})
        print(sock.recv())
    finally:
        sock.close()
        context.term()  # TG106


if __name__ == "__main__":
    main()
