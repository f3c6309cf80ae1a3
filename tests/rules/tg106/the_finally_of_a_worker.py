"""A finally block that only a worker of another package's pool runs, or the job as well."""

import threading
import urllib.request

from acme import workerpool


def fetch():
    urllib.request.urlopen("http://127.0.0.1/").read()


class Mover(workerpool.BaseWorker):
    def run_task(self):
        thread = threading.Thread(target=fetch)
        thread.start()
        try:
            fetch()
        finally:
            thread.join()


class Copier(workerpool.BaseWorker):
    def copy(self):
        thread = threading.Thread(target=fetch)
        thread.start()
        try:
            fetch()
        finally:
            thread.join()  # TG106


if __name__ == "__main__":
    workerpool.Pool(2, Mover).run()
    Copier().copy()
