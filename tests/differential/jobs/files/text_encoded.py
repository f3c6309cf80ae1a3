"""Leaves a file open that is written in another encoding."""

import codecs

if __name__ == "__main__":
    report = codecs.open("report.txt", "w", "utf-16-le")
    report.write("Größe\n" * 1000)
    other = open("other.txt", "w", encoding="latin-1", newline="\r\n")
    other.write("Größe\n" * 1000)
