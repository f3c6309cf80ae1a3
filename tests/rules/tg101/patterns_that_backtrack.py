# Patterns that backtrack for ever, and those whose groups all begin with a mark.
import re


def main(lines):
    for line in lines:
        try:
            re.sub(r"'([^'\\]*(?:\\.[^'\\]*)*)'", "", line)
            re.match(r"\w+(?:,\s*\w+)*$", line)
        except Exception as error:
            print(error)
        try:
            re.match(r"(?:-[\w-]+)*$", line)
        except Exception as error:  # TG101 (low)
            print(error)
        try:
            re.match(r"(?:/.*)*$", line)
        except Exception as error:  # TG101 (low)
            print(error)


if __name__ == "__main__":
    main(open("names.txt"))
