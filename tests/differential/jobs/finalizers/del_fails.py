"""Has an object that fails when it is deleted."""


class Row:
    def __del__(self):
        raise ValueError("row 7")


if __name__ == "__main__":
    row = Row()
