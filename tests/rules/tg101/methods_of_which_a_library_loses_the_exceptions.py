# Libraries call these methods, catch whatever they raise, and go on.
import asyncio
import logging
import urllib.request

import numpy

URL = "http://127.0.0.1/"


class Quote:
    def __str__(self):  # TG101
        return urllib.request.urlopen(URL).read().decode()


class Column:
    def __array__(self, dtype=None, copy=None):  # TG101
        return numpy.frombuffer(urllib.request.urlopen(URL).read())


class Stamp(logging.Formatter):
    def formatTime(self, record, datefmt=None):  # TG101
        return urllib.request.urlopen(URL).read().decode()


class Lines(asyncio.Protocol):
    def data_received(self, data):  # TG101
        self.seen = urllib.request.urlopen(URL).read()


class Name:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name

    def __array__(self, dtype=None, copy=None):
        return numpy.zeros(len(self.name))


class Short(asyncio.Protocol):
    def data_received(self, data):
        self.seen = urllib.request.urlopen(URL, timeout=10).read()


class Reader:
    def data_received(self, data):
        self.seen = urllib.request.urlopen(URL).read()


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_connection(Lines, "127.0.0.1", 80)
    await loop.create_connection(Short, "127.0.0.1", 80)
    Reader().data_received(b"")


if __name__ == "__main__":
    for stock in ("a", "b"):
        logging.warning("%s: %s", Name(stock), Quote())
        print(numpy.array_equal(Column(), Name(stock)))
    asyncio.run(main())
