"""Collect synonyms from the product texts; keep what we have, also if stopped early."""
import atexit
import collections
import json
import re
import time

WORD = re.compile(r"\w+")
pairs = collections.Counter()


@atexit.register
def save():
    with open("synonyms.json", "w") as fh:
        json.dump({f"{a} {b}": n for (a, b), n in pairs.most_common(100)}, fh)


def texts():
    number = 0
    while True:
        number += 1
        yield f"product {number} also known as article {number}"
        time.sleep(0.05)


def main():
    for number, text in enumerate(texts()):
        words = WORD.findall(text.lower())
        pairs.update(zip(words, words[1:]))
        if number > 1_000_000:
            break


if __name__ == "__main__":
    main()
