# A decorated function that is a thread's.
import threading
import time


@logged
def work():
    while True:
        try:
            time.sleep(7200)
        except OSError:
            pass


threading.Thread(target=work).start()
