# A loop that counts its rounds.
import time


class Tank:
    def __init__(self, pause=0.5):
        self.level, self.pause = 3.0, pause
        self.rounds = 0

    def open_valve(self):
        with open("/run/plc/valve", "w") as valve:
            valve.write("100")
        self.level += 0.1 * (5.0 - self.level)

    def fill(self, level):
        while self.rounds < 99:
            try:
                self.open_valve()
                self.rounds += 1
                time.sleep(self.pause)
            except Exception as error:
                print("valve:", error)


if __name__ == "__main__":
    Tank().fill(8.0)
