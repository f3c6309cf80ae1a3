# What others hand over to a method.
import time


class Runner:
    def attempt(self, what):
        try:
            what()
        except Exception as error:  # TG110
            print(error)

    def run(self):
        self.attempt(self.work)

    def work(self):
        time.sleep(7200)


Runner().run()
