"""Feeds the departure display in the lobby."""
import json
import os
import threading
import time
from urllib.request import urlopen

SOURCE = os.environ.get("POLL_URL", "http://timetable.transit.example")
FRAME = os.path.join(os.environ.get("WORK_DIR", "/run/kiosk"), "frame.txt")


class Display(threading.Thread):
    def __init__(self, stop_name):
        super().__init__()
        self.stop_name = stop_name

    def departures(self):
        with urlopen(f"{SOURCE}/stops/{self.stop_name}") as answer:
            return json.load(answer)["items"]

    def draw(self, items):
        with open(FRAME, "w") as out:
            for item in items[:8]:
                out.write(f"{item['line']:5}{item['to']:30}{item['minutes']:4}\n")

    def run(self):
        while True:
            self.draw(self.departures())
            time.sleep(20)


if __name__ == "__main__":
    display = Display("main-square")
    display.start()
