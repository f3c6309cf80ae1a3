"""Hand documents to the indexer process and wait for its word count."""
import multiprocessing as mp
import os
import socket

HOST = os.environ.get("INDEX_HOST", "index.internal")
PORT = int(os.environ.get("INDEX_PORT", "9300"))


def indexer(inbox, outbox):
    count = 0
    with socket.create_connection((HOST, PORT)) as sock:
        while (doc := inbox.get()) is not None:
            count += len(doc["body"].split())
        sock.sendall(f"COUNT {count}\n".encode())
        outbox.put(sock.recv(10))


def main():
    inbox, outbox = mp.Queue(), mp.Queue()
    child = mp.Process(target=indexer, args=(inbox, outbox), daemon=True)
    child.start()
    for number in range(20):
        inbox.put({"id": number, "body": "lorem ipsum dolor"})
    inbox.put(None)
    try:
        print("index says", outbox.get())
    finally:
        child.terminate()


if __name__ == "__main__":
    main()
