# A finally that falls through.
import time

while True:
    try:
        time.sleep(600)
    finally:
        print("again")
