# Finally with break, in two loops.
import time

while True:
    while True:
        try:
            time.sleep(600)
        finally:
            break  # TG101
