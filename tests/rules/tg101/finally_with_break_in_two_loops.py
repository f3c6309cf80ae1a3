# Finally with break, in two loops.
import time

while True:
    while True:
        try:
            time.sleep(7200)
        finally:
            break  # TG101
