"""Start the night shift's planner in its own thread."""
import os
import threading
import urllib.request

URL = os.environ.get("PLANNER_URL", "http://planner.internal")


class Planner:
    def __init__(self):
        self.plan = {}

    def load(self, hall):
        with urllib.request.urlopen(f"{URL}/halls/{hall}") as resp:
            return resp.read().decode().splitlines()

    def run(self):
        for hall in ("A", "B", "C"):
            self.plan[hall] = self.load(hall)
        self.publish()

    def publish(self):
        for hall, lines in self.plan.items():
            print("hall", hall)
            for line in lines:
                print("  ", line)


if __name__ == "__main__":
    planner = Planner()
    threading.Thread(target=planner.run, name="planner").start()
