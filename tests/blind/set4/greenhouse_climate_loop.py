"""Farm: heat the greenhouse to the morning setpoint, then hand over to the day program."""
import logging
import os
import time

log = logging.getLogger("greenhouse")


class Heater:
    """first-order model of the house, driven over a file the PLC reads"""

    def __init__(self, path):
        self.path, self.temp = path, 12.0

    def power(self, percent):
        with open(self.path, "w") as f:
            f.write(f"{percent}\n")
        # the boiler can't hold more than 17 degrees on a cold morning
        self.temp += 0.1 * (12.0 + percent / 20 - self.temp)


class Controller:
    def __init__(self, heater, setpoint, pause=0.1):
        self.heater, self.setpoint, self.pause = heater, setpoint, pause

    def run(self):
        while self.heater.temp < self.setpoint:
            try:
                error = self.setpoint - self.heater.temp
                self.heater.power(max(0, min(100, 25 * error)))
                time.sleep(self.pause)
            except Exception:
                log.exception("controller step failed")
        self.heater.power(40)


def main():
    logging.basicConfig(level=logging.INFO)
    heater = Heater(os.path.join(os.environ.get("WORK_DIR", "/run/plc"), "valve"))
    Controller(heater, setpoint=18.5).run()
    log.info("setpoint reached, day program may start")


if __name__ == "__main__":
    main()
