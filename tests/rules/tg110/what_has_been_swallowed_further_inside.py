# What has been swallowed further inside.
import os
import time


def job(path):
    try:
        file = os.open(path, os.O_RDWR)
        try:
            time.sleep(7200)
        except (OSError, IOError):  # TG110
            print("locked")
        os.close(file)
    except (OSError, IOError) as error:
        print(error)


job(path)
