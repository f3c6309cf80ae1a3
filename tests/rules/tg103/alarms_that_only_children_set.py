"""What only a child process calls: the alarm of the job itself stays."""

import multiprocessing
import os
import signal
import sys
import urllib.request


def limit(seconds):
    signal.signal(signal.SIGALRM, lambda *_: sys.exit("slow"))
    signal.alarm(seconds)


class Crawler:
    def __init__(self, urls):
        self.urls = urls

    def consume(self):
        limit(10)
        for url in self.urls:
            urllib.request.urlopen(url, timeout=5).read()

    def start(self):
        child = multiprocessing.Process(name="Crawler", target=self.consume)
        child.start()
        child.join(60)


def forked():
    signal.alarm(5)
    print(urllib.request.urlopen("http://127.0.0.1/").read())


def main():
    Crawler(sys.argv[1:]).start()
    pid = os.fork()
    if pid == 0:
        forked()
        os._exit(0)
    os.waitpid(pid, os.WNOHANG)


if __name__ == "__main__":
    main()
