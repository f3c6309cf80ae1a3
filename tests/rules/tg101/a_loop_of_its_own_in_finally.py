# A loop of its own in finally.
import time

while True:
    try:
        time.sleep(600)
    finally:
        for item in items:
            continue
