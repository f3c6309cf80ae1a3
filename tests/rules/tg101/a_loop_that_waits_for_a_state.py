# A loop that waits for a state which may never come about.
import time


class Tank:
    def __init__(self, pause=0.5):
        self.level, self.pause = 3.0, pause

    def open_valve(self):
        with open("/run/plc/valve", "w") as valve:
            valve.write("100")
        self.level += 0.1 * (5.0 - self.level)

    def fill(self, level):
        while self.level < level:
            try:
                self.open_valve()
                time.sleep(self.pause)
            except Exception as error:  # TG101
                print("valve:", error)


if __name__ == "__main__":
    Tank().fill(8.0)
