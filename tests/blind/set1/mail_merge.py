import os
import queue
import socket
import threading

jobs = queue.Queue()
done = []


def sender():
    while True:
        item = jobs.get()
        if item is None:
            return
        with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
            s.sendall(f"MAIL {item}\n".encode())
            reply = s.recv(1024)
        done.append((item, reply))


def main():
    threads = [threading.Thread(target=sender, name=f"sender-{i}") for i in range(3)]
    for t in threads:
        t.start()
    for i in range(10):
        jobs.put(f"customer{i}@example.org")
    for _ in threads:
        jobs.put(None)
    for t in threads:
        t.join()
    print("sent", len(done))


if __name__ == "__main__":
    main()
