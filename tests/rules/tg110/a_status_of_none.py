# A status of None.
import sys
import time


def main():
    try:
        time.sleep(600)
    except Exception as error:  # TG110
        print(error)


if __name__ == "__main__":
    sys.exit(main())
