"""Create the thumbnails of new product pictures."""
import os
import socket
from concurrent.futures import ThreadPoolExecutor, wait


class ThumbnailService:
    """Thin client of the resize daemon (one request per connection)."""

    def __init__(self, host, port, workers=3):
        self.addr = (host, port)
        self.pool = ThreadPoolExecutor(workers)
        self.pending = []

    def _resize(self, name, width):
        with socket.create_connection(self.addr) as s:
            s.sendall(b"RESIZE %s %d\n" % (name.encode(), width))
            return s.recv(64)

    def enqueue(self, name):
        for width in (120, 480):
            self.pending.append(self.pool.submit(self._resize, name, width))

    def finish(self):
        done, _ = wait(self.pending)
        return [f.result() for f in done]

    def abort(self):
        self.pool.shutdown(wait=False, cancel_futures=True)


def main():
    svc = ThumbnailService(os.environ["SVC_HOST"], int(os.environ["SCADA_PORT"]))
    try:
        for name in ("p-1001.jpg", "p-1002.jpg"):
            svc.enqueue(name)
        answers = svc.finish()
    except Exception:
        svc.abort()
        raise
    print(len(answers), "thumbnails")


if __name__ == "__main__":
    main()
