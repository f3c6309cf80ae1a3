"""Threads of a class with a ``run``: what it is given is not the function that it calls."""

import threading
import urllib.request


class Reporter(threading.Thread):
    def __init__(self, interval, producer, event):
        super().__init__()
        self.interval, self.producer, self.event = interval, producer, event

    def run(self):
        while not self.event.wait(self.interval):
            print("still here")


class Counter(threading.Thread):
    def __init__(self, numbers, request):
        super().__init__()
        self.numbers, self.request = numbers, request

    def run(self):
        print(sum(self.numbers))


def request():
    return urllib.request.urlopen("http://127.0.0.1/").read()


def main():
    Counter([1, 2], request).start()
    counter = Counter([1, 2], request)
    counter.start()
    reporter = Reporter(5, request, threading.Event())  # TG102
    reporter.start()


if __name__ == "__main__":
    main()
