# A function for which a helper starts a thread.
import threading
import time
import urllib.request


class Agent:
    def _start(self, work, *, interval=20):
        threading.Thread(target=work, args=(interval,), daemon=True).start()

    def scrape(self, interval):
        while True:
            try:
                print(urllib.request.urlopen("http://127.0.0.1/").read())
            except Exception as error:
                print(error)
            time.sleep(interval)

    def run(self):
        self._start(self.scrape)
        time.sleep(3000)


if __name__ == "__main__":
    Agent().run()
