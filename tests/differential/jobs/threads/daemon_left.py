"""Leaves a daemon thread that waits for ever."""

import threading

if __name__ == "__main__":
    event = threading.Event()
    report = open("report.txt", "w")
    report.write("rows\n")
    threading.Thread(target=event.wait, daemon=True).start()
