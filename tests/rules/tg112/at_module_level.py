# At module level.
import os
import sys
import time


if os.fork() != 0:
    sys.exit()  # TG112

if __name__ == "__main__":
    time.sleep(600)
