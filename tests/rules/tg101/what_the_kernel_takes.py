# One line that is sent is taken by the kernel, which also gives up a connection: an answer may be awaited.
from socket import *

import redis


def submit(lines):
    for line in lines:
        plug = socket(AF_INET, SOCK_STREAM)
        try:
            plug.connect(("graphite", 2003))
            plug.sendall(line)
        except Exception as error:  # TG101 (low)
            print(error)


def submit_and_read(lines):
    for line in lines:
        plug = socket(AF_INET, SOCK_STREAM)
        try:
            plug.connect(("graphite", 2003))
            plug.sendall(line)
            print(plug.recv(10))
        except Exception as error:  # TG101
            print(error)


def connect(clients):
    for client in clients:
        try:
            client.connect()
        except Exception as error:  # TG101 (low)
            print(error)


def count(keys):
    client = redis.Redis()
    for key in keys:
        try:
            client.incr(key)
        except Exception as error:  # TG101 (low)
            print(error)


def wait(keys):
    client = redis.Redis()
    for key in keys:
        try:
            client.blpop(key)
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    submit(["a 1"])
    submit_and_read(["a 1"])
    connect([])
    count(["a"])
    wait(["a"])
