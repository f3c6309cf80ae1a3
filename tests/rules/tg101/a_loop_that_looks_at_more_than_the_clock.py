# A loop that looks at more than the clock.
import time

while time.time() < deadline or not done:
    try:
        time.sleep(7200)
    except OSError:  # TG101
        pass
