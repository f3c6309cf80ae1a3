# A thread of loguru writes what is left, and is joined at exit.
import socket
import urllib.request

from loguru import logger


def post(message):
    urllib.request.urlopen("http://127.0.0.1/", data=message.encode()).read()


def wall():
    connection = socket.create_connection(("127.0.0.1", 80))

    def sink(message):
        connection.recv(1)

    return sink


class Post:
    def __call__(self, message):
        post(message)


if __name__ == "__main__":
    logger.add(post, enqueue=True)  # TG102
    logger.add(wall(), enqueue=True)  # TG102
    logger.add(Post(), enqueue=True)  # TG102
    logger.add(print, enqueue=True)
    logger.add("job.log", enqueue=True)  # TG102 (low)
    logger.add(post)
    logger.info("started")
