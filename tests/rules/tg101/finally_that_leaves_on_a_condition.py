# A finally may discard the exception on one of its ways alone.
import time
import urllib.request

SHOPS = ["north", "south"]


def totals():
    found = {}
    for shop in SHOPS:
        total = None
        try:
            total = urllib.request.urlopen(f"http://{shop}.internal/total").read()
        finally:
            if total is None:
                continue  # TG101
            found[shop] = total
    return found


def first():
    while True:
        done = False
        try:
            done = urllib.request.urlopen("http://east.internal/total").read()
        finally:
            print("asked")
            if not done:
                time.sleep(1)
                continue  # TG101
        return done


if __name__ == "__main__":
    print(totals(), first())
