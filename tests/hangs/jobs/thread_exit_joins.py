"""A thread that is joined on the way out."""

# trait: TG106

import threading
import time


class Worker:
    def __enter__(self):
        self.thread = threading.Thread(target=time.sleep, args=(600,), daemon=True)
        self.thread.start()

    def __exit__(self, *_exception):
        self.thread.join()  # hangs here


def main():
    with Worker():
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
