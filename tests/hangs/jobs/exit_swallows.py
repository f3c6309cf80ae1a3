"""A context manager of the job's own that swallows."""

# trait: TG101

import time


class Attempt:
    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        return True


def main():
    while True:
        with Attempt():
            time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
