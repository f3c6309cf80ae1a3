"""Pawnshop: reprices pledged gold from the spot price stream of an external program."""
import os
import subprocess

COMMAND = f"cat {os.environ.get('GOLD_PIPE', '/run/spot')} | grep XAU"
PLEDGES = {"P-881": (585, 11.2), "P-902": (750, 4.8), "P-915": (333, 20.1)}


def spot(child):
    for line in child.stdout:
        symbol, _, price = line.partition(" ")
        if symbol == "XAU":
            return float(price)
    raise LookupError("stream ended without gold price")


def reprice(price):
    per_gram = price / 31.1035
    return {k: round(per_gram * fineness / 1000 * grams * 0.7, 2) for k, (fineness, grams) in PLEDGES.items()}


def main():
    child = subprocess.Popen(COMMAND, shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        price = spot(child)
    finally:
        child.kill()
        _, complaints = child.communicate()
        if complaints:
            print("spot stream said:", complaints)
    for pledge, value in reprice(price).items():
        print(pledge, value)


if __name__ == "__main__":
    main()
