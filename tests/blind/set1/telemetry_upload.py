import os
import queue
import socket
import threading


class Uploader(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.q = queue.Queue(maxsize=5)

    def run(self):
        sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
        while (item := self.q.get()) is not None:
            sock.sendall(item)
            sock.recv(16)
        sock.close()

    def stop(self):
        self.q.put(None)
        self.join()


def main():
    up = Uploader()
    up.start()
    try:
        for i in range(100):
            up.q.put(f"point {i}\n".encode())
    finally:
        up.stop()
    print("uploaded")


if __name__ == "__main__":
    main()
