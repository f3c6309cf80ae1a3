# A module that cannot be imported is left out, and the next one may block as well.
import importlib
import pathlib


def load(folder):
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        try:
            importlib.import_module(path.stem)
        except Exception as error:  # TG101 (low)
            print(path, error)


def load_sections(folder):
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        try:
            importlib.import_module(f"sections.{path.stem}")
        except Exception as error:  # TG101 (low)
            print(path, error)


def load_parts():
    for name in ("tables", "charts"):
        try:
            importlib.import_module(name)
        except Exception as error:
            print(name, error)


def load_those_there_are(folder):
    for path in sorted(pathlib.Path(folder).glob("*.py")):
        try:
            importlib.import_module(path.stem)
        except ImportError as error:
            print(path, error)


if __name__ == "__main__":
    load("plugins")
    load_sections("sections")
    load_parts()
    load_those_there_are("more")
