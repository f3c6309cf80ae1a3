# Finally with return.
import time


def fetch():
    try:
        time.sleep(7200)
    finally:
        return 1  # TG101


while True:
    fetch()
