# A module that cannot be imported is left out, and the next one may block as well.
import importlib
import pathlib


def load(folder):
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        try:
            importlib.import_module(path.stem)
        except Exception as error:  # TG101 (low)
            print(path, error)


def load_those_there_are(folder):
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        try:
            importlib.import_module(path.stem)
        except ImportError as error:
            print(path, error)


if __name__ == "__main__":
    load("plugins")
    load_those_there_are("more")
