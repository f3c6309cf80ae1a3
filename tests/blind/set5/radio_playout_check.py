"""Radio: samples the playout folder four times and ends."""
import datetime as dt
import logging
import os

from apscheduler.schedulers.blocking import BlockingScheduler


class Sampler:
    def __init__(self, wanted):
        self.wanted = wanted
        self.sizes = []
        self.scheduler = BlockingScheduler()

    def sample(self):
        self.sizes.append(len(os.listdir(".")))
        if len(self.sizes) >= self.wanted:
            self.scheduler.shutdown(wait=False)

    def run(self):
        self.scheduler.add_job(self.sample, "interval", seconds=0.3, next_run_time=dt.datetime.now().astimezone(), max_instances=1)
        self.scheduler.start()
        return self.sizes


def main():
    logging.basicConfig(level=logging.ERROR)
    sizes = Sampler(4).run()
    print("growing" if sizes[-1] > sizes[0] else "quiet")


if __name__ == "__main__":
    main()
