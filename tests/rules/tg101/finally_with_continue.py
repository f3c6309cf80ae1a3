# Finally with continue.
import time

while True:
    try:
        time.sleep(7200)
    finally:
        continue  # TG101
