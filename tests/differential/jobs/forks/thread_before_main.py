"""Has started a thread before its main block, which forks later."""

import os
import threading

ready = threading.Event()


def work():
    ready.wait()
    child = os.fork()
    if child == 0:
        os._exit(3)
    print(os.waitpid(child, 0)[1] >> 8)


thread = threading.Thread(target=work)
thread.start()

if __name__ == "__main__":
    ready.set()
    thread.join()
