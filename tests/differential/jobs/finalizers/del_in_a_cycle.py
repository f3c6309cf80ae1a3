"""Deletes objects that hold each other, and what is in a dictionary."""


class Row:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("deleted", self.name)


if __name__ == "__main__":
    first, second = Row("first"), Row("second")
    first.other, second.other = second, first
    rows = {"third": Row("third"), "itself": None}
    rows["itself"] = rows
