"""One bad item must not stop the others."""

# trait: TG101

import time


def process(_item):
    time.sleep(600)  # hangs here


def main():
    for item in range(1000):
        try:
            process(item)
        except Exception as error:
            print("failed:", item, error)


if __name__ == "__main__":
    main()
