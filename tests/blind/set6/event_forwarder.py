"""Forward the events of the door system to the building hub."""
import json
import os
import time

import zmq

EVENTS = [
    {"door": "north", "card": 4711, "at": "07:58"},
    {"door": "south", "card": 815, "at": "08:01"},
    {"door": "north", "card": 1234, "at": "08:07"},
]


def wait_for_receipt(socket, number):
    reply = json.loads(socket.recv())
    if reply.get("number") != number:
        raise RuntimeError(f"receipt for {reply.get('number')}, expected {number}")


def main():
    address = os.environ.get("HUB_ADDRESS", "tcp://hub.internal:5555")
    context = zmq.Context()
    socket = context.socket(zmq.DEALER)
    socket.connect(address)
    try:
        for number, event in enumerate(EVENTS):
            socket.send_json({"number": number, **event})
            wait_for_receipt(socket, number)
            time.sleep(0.01)
    finally:
        socket.close()
        context.term()
    print(len(EVENTS), "events forwarded")


if __name__ == "__main__":
    main()
