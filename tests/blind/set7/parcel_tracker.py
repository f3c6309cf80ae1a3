"""Update tracking states of open parcels."""
import os
import socket

HOST = os.environ.get("CARRIER_HOST", "carrier.internal")
PORT = int(os.environ.get("CARRIER_PORT", "6200"))
OPEN = ["PX100", "PX101", "PX102"]


def state_of(conn, parcel):
    conn.sendall(f"TRACK {parcel}\r\n".encode())
    line = b""
    while not line.endswith(b"\n"):
        part = conn.recv(256)
        if not part:
            raise ConnectionError("carrier closed the line")
        line += part
    return line.decode().strip()


def update(parcels):
    states = {}
    conn = socket.create_connection((HOST, PORT))
    try:
        for parcel in parcels:
            states[parcel] = state_of(conn, parcel)
    finally:
        conn.close()
        return states


def main():
    states = update(OPEN)
    for parcel, state in states.items():
        print(parcel, state)
    print(f"{len(states)} of {len(OPEN)} updated")


if __name__ == "__main__":
    main()
