# A loop that is left for a count, or for the clock, outside of what is tried.
import json
import socket
import sys
import time
import urllib.request


def fetch():
    return json.load(urllib.request.urlopen("http://127.0.0.1/", timeout=30))


def wait_for(fetch, seconds=600):
    deadline = time.monotonic() + seconds
    while True:
        try:
            if fetch():
                return True
        except OSError:
            pass
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            return False
        time.sleep(min(5, remaining))


def wait_for_ever(fetch):
    while True:
        try:
            if fetch()["left"] < 1:
                return
        except OSError:  # TG101
            pass


def trace():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.settimeout(3)
    ttl = 1
    while True:
        try:
            print(s.recvfrom(512))
        except OSError:
            pass
        ttl += 1
        if ttl > 30:
            break


if __name__ == "__main__":
    trace()
    wait_for(fetch)
    wait_for_ever(fetch)
