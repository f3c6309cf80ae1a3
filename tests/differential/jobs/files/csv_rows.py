"""Leaves a table open that the csv module writes."""

import csv

if __name__ == "__main__":
    writer = csv.DictWriter(open("rows.csv", "w", newline=""), ["number", "square"])
    writer.writeheader()
    writer.writerows({"number": number, "square": number**2} for number in range(100))
