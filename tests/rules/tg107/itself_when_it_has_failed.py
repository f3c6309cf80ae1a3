# Each round has a guard of its own, and starts the next one when its server does not answer.
import os
import socket
import sys


def restart():
    print("restarting")
    os.execv(sys.executable, [sys.executable, *sys.argv])  # TG107


def main():
    try:
        with socket.create_connection(("127.0.0.1", 9878), timeout=5) as link:
            print(link.recv(4096))
    except OSError:
        restart()


if __name__ == "__main__":
    main()
