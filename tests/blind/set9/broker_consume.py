"""Take corporate actions from the message broker into a file."""
import os

import zmq

BROKER = os.environ.get("BROKER", "tcp://127.0.0.1:18011")
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/actions"), "actions.jsonl")


def messages(socket):
    while True:
        message = socket.recv()
        if message == b"END":
            return
        yield message


def main():
    context = zmq.Context()
    socket = context.socket(zmq.PULL)
    socket.setsockopt(zmq.LINGER, 0)
    socket.connect(BROKER)
    try:
        with open(OUT, "wb") as out:
            for message in messages(socket):
                out.write(message + b"\n")
    finally:
        socket.close()
        context.term()


if __name__ == "__main__":
    main()
