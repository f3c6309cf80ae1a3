"""What a child process calls, and the job too."""

import multiprocessing
import signal
import sys
import urllib.request


class Crawler:
    def consume(self):
        signal.alarm(10)  # TG103
        urllib.request.urlopen(sys.argv[1], timeout=5).read()

    def start(self):
        child = multiprocessing.Process(name="Crawler", target=self.consume)
        child.start()
        if len(sys.argv) > 2:
            self.consume()
        child.join(60)


if __name__ == "__main__":
    Crawler().start()
