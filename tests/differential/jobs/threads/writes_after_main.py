"""Writes a file in a thread when the main thread is done."""

import threading
import time

report = open("report.txt", "w")


def work():
    time.sleep(0.2)
    report.write("rows\n")


if __name__ == "__main__":
    threading.Thread(target=work).start()
