"""While all greenlets wait for gevent, the exception is raised in the main one."""

import socket as blocking
import urllib.request

import gevent
from gevent import socket
from gevent.queue import Queue

queue = Queue()


def fetch():
    connection = socket.create_connection(("127.0.0.1", 80))
    print(connection.recv(100))


def take():
    print(queue.get())


def sleep():
    gevent.sleep(7200)


def page():
    print(urllib.request.urlopen("http://127.0.0.1/").read())


def receive():
    connection = blocking.create_connection(("127.0.0.1", 80))
    print(connection.recv(100))


if __name__ == "__main__":
    gevent.spawn(fetch)
    gevent.spawn(take)
    gevent.spawn(sleep)
    gevent.spawn(page)  # TG105
    gevent.spawn(receive)  # TG105
    gevent.wait()
