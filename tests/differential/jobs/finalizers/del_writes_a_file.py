"""Writes a file when an object is deleted."""


class Journal:
    def __init__(self):
        self.rows = []

    def __del__(self, open=open):
        with open("journal.txt", "w") as stream:
            stream.write("\n".join(self.rows))


if __name__ == "__main__":
    journal = Journal()
    journal.rows += ["one", "two"]
