"""Air cargo: print the manifest of each flight that leaves in the next six hours."""
import os
import sys
import textwrap

from cargohost import session

FLIGHTS = ["LH8160", "LH8162"]
HEADER = "{flight:8s} {n:4d} pieces {kg:8.1f} kg"


def manifest(flight):
    pieces = []
    for line in session.ask(f"MAN {flight}").split(";"):
        if line:
            awb, kg, text = line.split(",", 2)
            pieces.append((awb, float(kg), text))
    return pieces


def page(flight, pieces):
    out = [HEADER.format(flight=flight, n=len(pieces), kg=sum(p[1] for p in pieces))]
    for awb, kg, text in pieces:
        out.append(f"  {awb} {kg:7.1f}  " + textwrap.shorten(text, 40))
    return "\n".join(out) + "\n"


def main():
    folder = os.environ.get("WORK_DIR", "/srv/print")
    for flight in FLIGHTS:
        with open(os.path.join(folder, f"{flight}.txt"), "w") as f:
            f.write(page(flight, manifest(flight)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
