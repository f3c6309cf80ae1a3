"""Forward the alarms of the cooling plant to the control room."""
import json
import os

import zmq

ALARMS = [
    {"unit": "cold-1", "kind": "temperature", "at": "02:14"},
    {"unit": "cold-3", "kind": "door", "at": "03:40"},
]


def wait_for_receipt(socket, number):
    reply = json.loads(socket.recv())
    if reply.get("number") != number:
        raise RuntimeError(f"receipt for {reply.get('number')}, expected {number}")


def main():
    address = os.environ.get("HUB_ADDRESS", "tcp://control.internal:5556")
    context = zmq.Context()
    socket = context.socket(zmq.DEALER)
    socket.setsockopt(zmq.LINGER, 0)
    socket.connect(address)
    try:
        for number, alarm in enumerate(ALARMS):
            socket.send_json({"number": number, **alarm})
            wait_for_receipt(socket, number)
    finally:
        socket.close()
        context.term()
    print(len(ALARMS), "alarms forwarded")


if __name__ == "__main__":
    main()
