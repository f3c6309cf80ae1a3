# A loop that looks at the clock.
import requests
import sys
import time


def main():
    deadline = time.monotonic() + 60
    while not done and time.monotonic() < deadline:
        try:
            requests.get(url)
        except OSError as error:
            print(error)
    sys.exit(1)


main()
