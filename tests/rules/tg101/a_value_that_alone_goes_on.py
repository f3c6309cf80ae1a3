# A value that alone has the loop go on: the others leave it.
import subprocess
import sys
import time

FAIL, RETRY = 1, 2


def run():
    try:
        return subprocess.call(["rsync", "h:/", "."])
    except Exception as error:
        print(error)
    return FAIL


def run_again():
    try:
        return subprocess.call(["rsync", "h:/", "."])
    except Exception as error:  # TG101
        print(error)
    return RETRY


def main():
    code = None
    for _ in range(3):
        code = run()
        if code != RETRY:
            break
        time.sleep(9)
    for _ in range(3):
        again = run_again()
        if again != RETRY:
            break
        time.sleep(9)
    return code


if __name__ == "__main__":
    sys.exit(main())
