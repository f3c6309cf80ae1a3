"""Hospital pharmacy: fetch the wholesaler's price list and note the changed prices."""
import ftplib
import json
import os

LIST = "PREISE.TXT"
STATE = os.path.join(os.environ.get("WORK_DIR", "/var/lib/pharmacy"), "prices.json")


def download():
    lines = []
    with ftplib.FTP() as ftp:
        ftp.connect(os.environ.get("PHARMA_HOST", "ftp.wholesaler.example"), int(os.environ.get("PHARMA_PORT", "21")))
        ftp.login("klinik", os.environ.get("PHARMA_PW", "x"))
        ftp.retrlines(f"RETR {LIST}", lines.append)
    return lines


def parse(lines):
    prices = {}
    for line in lines:
        # fixed width: 8 PZN, 40 name, 10 price in cents
        pzn, name, cents = line[:8], line[8:48].strip(), line[48:58]
        prices[pzn] = (name, int(cents))
    return prices


def changes(old, new):
    for pzn, (name, cents) in sorted(new.items()):
        before = old.get(pzn)
        if before is None or before[1] != cents:
            yield pzn, name, before[1] if before else None, cents


def main():
    new = parse(download())
    old = {}
    if os.path.exists(STATE):
        with open(STATE) as f:
            old = json.load(f)
    for pzn, name, was, now in changes(old, new):
        print(f"{pzn} {name:40s} {was} -> {now}")
    with open(STATE, "w") as f:
        json.dump(new, f)


if __name__ == "__main__":
    main()
