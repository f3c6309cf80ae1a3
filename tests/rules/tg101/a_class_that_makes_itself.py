# A class that is given its fields by name is no function that others hand over.
import json
import sys


class Session:
    def __init__(self, name, files):
        self.name, self.files = name, files

    @classmethod
    def load(cls, path):
        try:
            with open(path) as lines:
                data = json.load(lines)
            return cls(name=data["name"], files=data["files"])
        except (OSError, KeyError):  # TG101 (low)
            return None


def attempt(work, *args, **options):
    try:
        return work(*args, **options)
    except Exception as error:  # TG101
        print(error)


if __name__ == "__main__":
    for path in sys.argv:
        print(Session.load(path))
        attempt(Session.load, path)
        attempt(upload, path)
