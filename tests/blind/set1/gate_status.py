"""Ask the gate controller for its state; silence counts as offline."""
import os
import socket


def state(name):
    try:
        with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])), timeout=1) as s:
            s.sendall(f"STATE {name}\n".encode())
            return s.recv(64).decode().strip() or "unknown"
    except TimeoutError:
        return "offline"


def main():
    for gate in ("north", "south"):
        print(gate, state(gate))


if __name__ == "__main__":
    main()
