"""Has an object in its main block that prints when it is deleted."""


class Row:
    def __del__(self):
        print("deleted")


if __name__ == "__main__":
    row = Row()
    print("done")
