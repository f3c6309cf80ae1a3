"""A class that could make a daemon of the job, which does not use it."""

import os
import sys
import urllib.request


class Daemon:
    def start(self):
        if os.fork() > 0:
            sys.exit(0)
        os.setsid()


class Job:
    def start(self):
        print(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    job = Job()
    job.start()
