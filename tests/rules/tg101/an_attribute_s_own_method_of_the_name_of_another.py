# An attribute's own method, of the name of another.
import requests


class Device:
    def halt(self):
        requests.get(self.url)

    def run(self):
        for _ in range(3):
            try:
                self.motor.halt()
            except OSError:
                pass


Device().run()
