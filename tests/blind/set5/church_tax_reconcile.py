"""Parish office: reconciles church tax transfers with the members' register."""
import os
import socket

from parishtools.again import again


@again(times=5, pause=0.2)
def transfers(month):
    with socket.create_connection((os.environ.get("CHURCH_HOST", "tax"), int(os.environ.get("CHURCH_PORT", "6200")))) as s:
        s.sendall(f"TRANSFERS {month}\n".encode())
        answer = s.recv(1000)
    return dict(line.split("=") for line in answer.decode().split())


def reconcile(register, paid):
    return sorted(set(register) ^ set(paid))


def main():
    register = {"M1": "12.00", "M2": "8.50"}
    for month in range(1, 4):
        print(month, reconcile(register, transfers(month)))


if __name__ == "__main__":
    main()
