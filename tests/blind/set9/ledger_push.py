"""Send the day's bookings to the general ledger."""
import json
import os
import socket

from tenacity import retry, stop_after_attempt, wait_fixed

HOST = os.environ.get("PEER_HOST", "ledger.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "7100"))
BOOKINGS = [
    {"account": 4711, "amount": 1200, "text": "rent"},
    {"account": 4930, "amount": 88, "text": "paper"},
]


def frame(obj):
    data = json.dumps(obj).encode()
    return len(data).to_bytes(4, "big") + data


@retry(stop=stop_after_attempt(8), wait=wait_fixed(0.5))
def submit(booking):
    with socket.create_connection((HOST, PORT)) as conn:
        conn.sendall(frame(booking))
        head = conn.recv(4)
        if len(head) < 4:
            raise ConnectionError("ledger closed the connection")
        body = conn.recv(int.from_bytes(head, "big"))
    answer = json.loads(body)
    if answer["state"] != "booked":
        raise ValueError(answer)
    return answer["id"]


def main():
    for booking in BOOKINGS:
        print(booking["text"], "->", submit(booking))


if __name__ == "__main__":
    main()
