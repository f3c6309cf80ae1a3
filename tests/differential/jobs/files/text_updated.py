"""Leaves a file open of which it has changed a part."""

with open("rows.txt", "w") as stream:
    stream.write("one\ntwo\nthree\n")

if __name__ == "__main__":
    rows = open("rows.txt", "r+")
    rows.seek(4)
    rows.write("TWO")
