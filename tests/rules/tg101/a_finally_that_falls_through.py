# A finally that falls through.
import time

while True:
    try:
        time.sleep(7200)
    finally:
        print("again")
