"""Leaves lines of JSON open that a function writes to a global."""

import json

lines = None


def main():
    global lines
    lines = open("rows.jsonl", "w")
    for number in range(100):
        json.dump({"number": number}, lines)
        lines.write("\n")


if __name__ == "__main__":
    main()
