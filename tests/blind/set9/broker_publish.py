"""Publish the corporate actions to the message broker."""
import json
import os

import zmq

BROKER = os.environ.get("BROKER", "tcp://127.0.0.1:18011")
ACTIONS = [
    {"isin": "DE0007164600", "kind": "dividend", "cents": 220},
    {"isin": "US0378331005", "kind": "split", "ratio": 4},
]


def publish(context):
    socket = context.socket(zmq.REQ)
    socket.connect(BROKER)
    for action in ACTIONS:
        socket.send(json.dumps(action).encode())
        answer = json.loads(socket.recv())
        if answer["state"] != "stored":
            raise RuntimeError(str(answer))
    socket.close()


def main():
    with zmq.Context() as context:
        publish(context)
    print(len(ACTIONS), "published")


if __name__ == "__main__":
    main()
