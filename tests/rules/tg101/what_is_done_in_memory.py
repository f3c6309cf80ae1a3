# What is done in memory, and what talks to a server, by all signs.
import sys

from vendor import Catalog, Queue, XorEncryption, get_http_session

queue = Queue("amqp://127.0.0.1/")
catalog = Catalog()

if __name__ == "__main__":
    for data in open(sys.argv[1], "rb").read().split(b"\n"):
        try:
            print(XorEncryption.decrypt(data[4:]))
        except Exception as error:
            print("ignoring", error)
        try:
            print(catalog.look_up(data))
        except Exception as error:
            print("ignoring", error)
        try:
            queue.ship(data)
        except Exception as error:  # TG101
            print("ignoring", error)
        try:
            get_http_session(data)
        except Exception as error:  # TG101
            print("ignoring", error)
