# A function of the name of a method.
import sys
import time


def run():
    try:
        time.sleep(7200)
    except OSError:
        return 1


for job in jobs:
    job.run()
sys.exit(run())
