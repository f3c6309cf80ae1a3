"""Leaves a text file open at module level."""

report = open("report.txt", "w")


def main():
    report.write("row\n" * 1000)


if __name__ == "__main__":
    main()
