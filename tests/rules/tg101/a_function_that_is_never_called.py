# A function that is never called.
import time


def main():
    while True:
        try:
            time.sleep(600)
        except OSError:
            pass


work()
