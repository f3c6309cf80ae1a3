"""A method that is a context manager swallows."""

# trait: TG101

import contextlib
import time


class Tasks:
    @contextlib.contextmanager
    def claimed(self, task):
        try:
            yield task
        except Exception as error:
            print("failed:", task, error)


def main():
    tasks = Tasks()
    for task in range(100):
        with tasks.claimed(task):
            time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
