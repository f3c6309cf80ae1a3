# Suppress of something else.
import contextlib
import time

while True:
    with contextlib.suppress(KeyError, ValueError):
        time.sleep(7200)
