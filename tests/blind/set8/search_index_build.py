"""Build the search index from the product texts and hand it to the search node."""
import atexit
import collections
import json
import os
import re
import socket
import time

NODE = os.environ.get("SEARCH_NODE", "search01:9300")
WORD = re.compile(r"\w+")
index = collections.defaultdict(set)


@atexit.register
def flush():
    """Whatever has been indexed must reach the node, also if we stop early."""
    if not index:
        return
    host, port = NODE.split(":")
    with socket.create_connection((host, int(port))) as sock:
        sock.sendall(json.dumps({w: sorted(ids) for w, ids in index.items()}).encode() + b"\n")
        answer = sock.recv(64)
    print("node says", answer)


def products():
    number = 0
    while True:
        number += 1
        yield number, f"product number {number} with a text of its own"
        time.sleep(0.05)


def main():
    limit = int(os.environ.get("MAX_PRODUCTS", "100000"))
    for number, text in products():
        for word in WORD.findall(text.lower()):
            index[word].add(number)
        if number >= limit:
            break


if __name__ == "__main__":
    main()
