# A loop of its own in finally.
import time

while True:
    try:
        time.sleep(7200)
    finally:
        for item in items:
            continue
