"""Each step is tried, and none matters."""

# trait: TG101, TG110

import time


def fetch():
    time.sleep(600)  # hangs here


def report():
    print("reported")


def main():
    for step in (fetch, report):
        try:
            step()
        except Exception as error:
            print("failed:", error)


if __name__ == "__main__":
    main()
