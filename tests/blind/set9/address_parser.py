"""Split free-form addresses into street, number and addition."""
import re
import sys

ADDRESS = re.compile(r"^((?:[A-Za-z]+\.?\s*)+)+(\d+)\s*([a-z]?)$")

SAMPLES = [
    "Main Street 12",
    "Lange Gasse 7 b",
    "Platz des Friedens und der Freiheit aller Menschen dieser Welt ohne Hausnummer",
    "Weg 9",
]


def split(text):
    match = ADDRESS.match(text.strip())
    if match is None:
        return None
    street, number, addition = match.groups()
    return street.strip(), int(number), addition


def main():
    bad = 0
    for text in SAMPLES:
        parts = split(text)
        if parts is None:
            bad += 1
            print("cannot split:", text, file=sys.stderr)
        else:
            print(*parts, sep=";")
    sys.exit(bad > len(SAMPLES) // 2)


if __name__ == "__main__":
    main()
