# An exit behind the handler.
import sys
import time

while True:
    try:
        time.sleep(7200)
    except OSError:
        print("failed")
    sys.exit(1)
