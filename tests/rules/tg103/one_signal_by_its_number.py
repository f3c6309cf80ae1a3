# Signals of a loop, which a method shows by its number, and all of them.
import signal
import urllib.request


class Job:
    def stop(self, number):
        print(signal.Signals(number))

    def register(self, loop):
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.stop, number)
        for each in signal.Signals:
            loop.add_signal_handler(each, print)  # TG103

    def run(self):
        self.stop(2)


if __name__ == "__main__":
    job = Job()
    job.register(print)
    job.run()
    urllib.request.urlopen("https://shop.test/")
