# The loop's own condition.
import sys
import time

going = True
while going:
    try:
        time.sleep(7200)
    except OSError:
        going = False
sys.exit(1)
