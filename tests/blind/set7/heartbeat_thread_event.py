"""Collect frames of the yard camera with a heartbeat thread."""
import os
import socket
import threading
import time

HOST = os.environ.get("CAMERA_HOST", "camera.internal")
PORT = int(os.environ.get("CAMERA_PORT", "554"))
stop = threading.Event()


def beat():
    while not stop.wait(1.0):
        print("alive", time.strftime("%H:%M:%S"))


def frame(number):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"FRAME {number}\n".encode())
        return sock.recv(1 << 16)


def main():
    heart = threading.Thread(target=beat)
    heart.daemon = True
    heart.start()
    sizes = [len(frame(n)) for n in range(5)]
    stop.set()
    print("frames:", sizes)


if __name__ == "__main__":
    main()
