"""Normalise free-text addresses of the old customer base."""
import os
import re

STREET = re.compile(r"^((?:[A-Za-z]+[ -]?)+)+\s(\d+[a-z]?)$")
CITY = re.compile(r"^(\d{5})\s+(.+)$")

ROWS = [
    ("Lange Strasse 12a", "10115 Berlin"),
    ("Am alten Gutshof hinter der grossen Muehle am Weiher ohne Nummer!", "50667 Koeln"),
    ("Hauptstrasse 3", "80331 Muenchen"),
]


def normalise(street, city):
    s = STREET.match(street)
    c = CITY.match(city)
    if not s or not c:
        return None
    return {"street": s.group(1).strip().title(), "no": s.group(2),
            "zip": c.group(1), "city": c.group(2)}


def main():
    out = os.path.join(os.environ.get("ADDRESS_DIR", "/srv/addresses"), "clean.txt")
    good = [n for n in (normalise(*row) for row in ROWS) if n]
    with open(out, "w") as fh:
        for n in good:
            fh.write("{street} {no}, {zip} {city}\n".format(**n))
    print(f"{len(good)} of {len(ROWS)} addresses clean")


if __name__ == "__main__":
    main()
