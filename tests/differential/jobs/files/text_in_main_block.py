"""Leaves a text file open in its main block."""

if __name__ == "__main__":
    report = open("report.txt", "w")
    report.write("row\n" * 1000)
