# Suppress.
import contextlib
import time

while True:
    with contextlib.suppress(OSError):  # TG101
        time.sleep(7200)
