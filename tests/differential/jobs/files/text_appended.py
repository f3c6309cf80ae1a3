"""Leaves a file open to which it has appended."""

with open("journal.txt", "w") as stream:
    stream.write("yesterday\n")

if __name__ == "__main__":
    journal = open("journal.txt", "a")
    print("today", file=journal)
