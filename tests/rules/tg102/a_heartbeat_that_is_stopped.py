# Leaving the block stops the thread, however that comes about.
import socket
import threading
import time


class Heartbeat:
    def __init__(self, interval):
        self.interval = interval
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.stopped.wait(self.interval):
            print(time.time())

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.stopped.set()
        self.thread.join()


with Heartbeat(5), socket.create_connection(("127.0.0.1", 5000)) as server:
    print(server.recv(100))
