# A function that is never called.
import time


def main():
    while True:
        try:
            time.sleep(7200)
        except OSError:
            pass


work()
