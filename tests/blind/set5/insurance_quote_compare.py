"""Broker: unpacks the insurers' quote files (zip or plain csv) from their drop points."""
import csv
import os
import zipfile

DROPS = {"alpina": "alpina_quotes.csv", "concordia": os.environ.get("QUOTE_PIPE", "/srv/drops/concordia")}


def members(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as box:
            for name in box.namelist():
                yield box.read(name).decode().splitlines()
    else:
        with open(path, newline="") as f:
            yield f.read().splitlines()


def quotes(insurer, path):
    for lines in members(path):
        for row in csv.DictReader(lines):
            yield insurer, row["tariff"], float(row["premium"])


def main():
    with open(DROPS["alpina"], "w") as f:
        f.write("tariff,premium\nbasic,41.20\nplus,66.90\n")
    best = {}
    for insurer, path in DROPS.items():
        for who, tariff, premium in quotes(insurer, path):
            if tariff not in best or premium < best[tariff][1]:
                best[tariff] = who, premium
    for tariff, (who, premium) in sorted(best.items()):
        print(tariff, who, premium)


if __name__ == "__main__":
    main()
