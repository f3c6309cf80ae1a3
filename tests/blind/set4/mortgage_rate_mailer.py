"""Bank: reads the refinancing rates that the treasury mails each morning and updates the rate table."""
import os
import poplib
import re
import sys
import traceback

RATE = re.compile(r"^(\d+)Y\s+([\d.]+)%$")


class RateBox:
    def __init__(self):
        self.box = poplib.POP3(os.environ.get("RATEBOX_HOST", "mail.bank.internal"), int(os.environ.get("RATEBOX_PORT", "110")))
        self.box.user("rates")
        self.box.pass_(os.environ.get("RATEBOX_PW", "x"))

    def latest(self):
        count, _ = self.box.stat()
        if not count:
            return None
        status, data = self.box.retr(1)[:2]
        return [l.decode() for l in data]


def parse(lines):
    return {int(m.group(1)): float(m.group(2)) for m in map(RATE.match, lines) if m}


def main():
    lines = RateBox().latest()
    if lines is None:
        print("no mail, rates unchanged")
        return
    table = parse(lines)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "rates.txt"), "w") as f:
        for years, rate in sorted(table.items()):
            f.write(f"{years};{rate + 0.85:.2f}\n")


def guarded(fn):
    try:
        fn()
    except BaseException:
        # cron mails every nonzero status to the whole team: don't
        with open(os.path.join(os.environ.get("WORK_DIR", "."), "rates.err"), "w") as f:
            traceback.print_exc(file=f)
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    guarded(main)
