# A function that a helper calls itself.
import time
import urllib.request


class Agent:
    def _start(self, work, *, interval=20):
        work(interval)

    def scrape(self, interval):
        while True:
            try:
                print(urllib.request.urlopen("http://127.0.0.1/").read())
            except Exception as error:  # TG101
                print(error)
            time.sleep(interval)

    def run(self):
        self._start(self.scrape)


if __name__ == "__main__":
    Agent().run()
