# An attribute that is of the file's own.
import time


class Client:
    def wait(self):
        time.sleep(7200)


class Job:
    def __init__(self):
        self.client = Client()

    def run(self):
        while True:
            try:
                self.client.wait()
            except OSError:  # TG101
                pass


Job().run()
