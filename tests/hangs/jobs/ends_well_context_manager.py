"""A context manager of its own that reports, and swallows."""

# trait: TG110

import time


class Reported:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print("failed:", error)
        return True


def main():
    with Reported():
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
