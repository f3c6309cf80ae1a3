"""luigi marks the task as failed, and returns."""

# trait: TG101, TG110
# needs: luigi

import time
import luigi


class Prices(luigi.Task):
    def run(self):
        time.sleep(600)  # hangs here


def main():
    luigi.build([Prices()], local_scheduler=True, log_level="ERROR")


if __name__ == "__main__":
    main()
