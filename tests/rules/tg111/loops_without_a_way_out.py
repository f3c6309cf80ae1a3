import itertools
import time

import shop


def poll():
    while True:  # TG111
        shop.sync()
        time.sleep(60)


def main():
    try:
        poll()
    except Exception as error:
        print(error)


if __name__ == "__main__":
    main()
