# A thread.
import threading
import time


def work():
    while True:
        try:
            time.sleep(7200)
        except OSError:
            pass


class Worker(threading.Thread):
    def run(self):
        work()


threading.Thread(target=work).start()
