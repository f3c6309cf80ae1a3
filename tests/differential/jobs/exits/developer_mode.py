"""Runs in the developer mode, which tells what is left open."""

# how: -Xdev
# python: 3.7

report = open("report.txt", "w")


def main():
    report.write("rows\n")


if __name__ == "__main__":
    main()
