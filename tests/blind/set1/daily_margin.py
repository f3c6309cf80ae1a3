import datetime
import os

import luigi


class Margins(luigi.Task):
    day = luigi.DateParameter()

    def output(self):
        return luigi.LocalTarget(os.path.join(os.environ["WORK_DIR"], f"margins-{self.day}.csv"))

    def run(self):
        import urllib.request
        with urllib.request.urlopen(f"{os.environ['API_URL']}/margins/{self.day}") as resp:
            body = resp.read().decode()
        with self.output().open("w") as fh:
            fh.write(body)


def main():
    luigi.build([Margins(day=datetime.date(2025, 5, 1))], local_scheduler=True, workers=1)


if __name__ == "__main__":
    main()
