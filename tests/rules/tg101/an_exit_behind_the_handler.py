# An exit behind the handler.
import sys
import time

while True:
    try:
        time.sleep(600)
    except OSError:
        print("failed")
    sys.exit(1)
