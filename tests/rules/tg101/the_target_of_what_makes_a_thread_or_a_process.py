# The target of what makes a thread or a process.
import threading


class Pool:
    def __init__(self, worker):
        worker(target=work).start()


def work():
    while True:
        try:
            connection.recv(1)
        except Exception:
            pass


Pool(threading.Thread)
