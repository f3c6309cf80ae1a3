# A status of None.
import sys
import time


def main():
    try:
        time.sleep(7200)
    except Exception as error:  # TG110
        print(error)


if __name__ == "__main__":
    sys.exit(main())
