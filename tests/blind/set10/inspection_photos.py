"""Uploads the inspectors' photos to the case system."""
import os
import socket

import gevent
from gevent.queue import JoinableQueue

PORT = int(os.environ.get("SILENT_PORT", "8450"))
PHOTOS = [(f"case-{n}", bytes(2048)) for n in range(5)]


class CaseSystem:
    def __init__(self, port):
        self.port = port

    def upload(self, case, image):
        sock = socket.create_connection(("127.0.0.1", self.port))
        sock.sendall(f"PUT {case} {len(image)}\n".encode() + image)
        status = sock.recv(64)
        sock.close()
        return status.startswith(b"STORED")


def uploader(tasks, system):
    while True:
        case, image = tasks.get()
        if not system.upload(case, image):
            print("rejected:", case)
        tasks.task_done()


def main():
    tasks = JoinableQueue()
    system = CaseSystem(PORT)
    workers = [gevent.spawn(uploader, tasks, system)]
    # keeps the hub alive and shows that we are working
    ticker = gevent.spawn(lambda: [gevent.sleep(1) for _ in range(3600)])
    for photo in PHOTOS:
        tasks.put(photo)
    tasks.join()
    ticker.kill()
    gevent.killall(workers)
    print(len(PHOTOS), "photos uploaded")


if __name__ == "__main__":
    main()
