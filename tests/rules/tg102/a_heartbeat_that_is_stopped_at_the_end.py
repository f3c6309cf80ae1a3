# Only a job that goes well stops the thread.
import socket
import threading
import time


class Heartbeat:
    def __init__(self, interval):
        self.interval = interval
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run)  # TG102

    def run(self):
        while not self.stopped.wait(self.interval):
            print(time.time())

    def start(self):
        self.thread.start()

    def end(self):
        self.stopped.set()
        self.thread.join()


beat = Heartbeat(5)
beat.start()
with socket.create_connection(("127.0.0.1", 5000)) as server:
    print(server.recv(100))
beat.end()
