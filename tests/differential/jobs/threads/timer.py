"""Sets a timer that outlives the main thread."""

import threading

if __name__ == "__main__":
    timer = threading.Timer(0.2, print, ["time is up"])
    timer.start()
