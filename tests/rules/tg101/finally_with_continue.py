# Finally with continue.
import time

while True:
    try:
        time.sleep(600)
    finally:
        continue  # TG101
