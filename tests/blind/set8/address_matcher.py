"""Match free-text addresses against our pattern."""
import os
import re

ADDRESS = re.compile(r"^(\w+\s?)*,\s*\d{5}$")


def addresses(path):
    if path:
        with open(path) as fh:
            yield from (line.rstrip("\n") for line in fh)
    else:
        yield "Main Street 5, 12345"
        yield "A" * 60 + "; no code"
        yield "Low Road 1, 54321"


def main():
    good = bad = 0
    with open("bad.txt", "w") as out:
        for address in addresses(os.environ.get("ADDRESSES")):
            if ADDRESS.match(address):
                good += 1
            else:
                bad += 1
                out.write(address + "\n")
    print(good, "good,", bad, "bad")


if __name__ == "__main__":
    main()
