"""Daily sales pipeline: extract -> summarise."""
import os
import urllib.request

import luigi


class Extract(luigi.Task):
    def output(self):
        return luigi.LocalTarget("sales_raw.json")

    def run(self):
        with urllib.request.urlopen(os.environ["API_BASE"] + "/sales/yesterday") as r:
            body = r.read().decode()
        with self.output().open("w") as f:
            f.write(body)


class Summarise(luigi.Task):
    def requires(self):
        return Extract()

    def output(self):
        return luigi.LocalTarget("sales_sum.txt")

    def run(self):
        with self.input().open() as src, self.output().open("w") as dst:
            dst.write(str(len(src.read())))


if __name__ == "__main__":
    luigi.build([Summarise()], local_scheduler=True, workers=1, log_level="WARNING")
