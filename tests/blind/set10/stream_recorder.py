"""Records the loudness of two radio streams for the licence report."""
import contextlib
import os
import socket
import threading

PORT = int(os.environ.get("SILENT_PORT", "8005"))
MOUNTS = ("/fm1", "/fm2")


class Recorder:
    def __init__(self, mount):
        self.mount = mount
        self.levels = []
        self.wanted = True

    def run(self):
        with socket.create_connection(("127.0.0.1", PORT)) as sock:
            sock.sendall(f"GET {self.mount} HTTP/1.0\r\n\r\n".encode())
            while self.wanted:
                data = sock.recv(4096)
                if not data:
                    break
                self.levels.append(max(data))

    def stop(self):
        self.wanted = False


def start(stack, recorder):
    thread = threading.Thread(target=recorder.run, daemon=True)
    thread.start()
    stack.callback(thread.join)
    stack.callback(recorder.stop)


def main():
    recorders = [Recorder(mount) for mount in MOUNTS]
    with contextlib.ExitStack() as stack:
        for recorder in recorders:
            start(stack, recorder)
        while any(len(recorder.levels) < 100 for recorder in recorders):
            threading.Event().wait(0.25)
    for recorder in recorders:
        print(recorder.mount, max(recorder.levels))


if __name__ == "__main__":
    main()
