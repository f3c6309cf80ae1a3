"""An interpreter prints what the code that it runs raises."""

import code
import pathlib


def main():
    interpreter = code.InteractiveInterpreter({})
    for path in sorted(pathlib.Path("steps").iterdir()):
        interpreter.runcode(compile(path.read_text(), path.name, "exec"))  # TG101


if __name__ == "__main__":
    main()
