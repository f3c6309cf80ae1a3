import contextlib

import requests


class Tasks:
    @contextlib.contextmanager
    def claimed(self, task):
        try:
            yield task
        except Exception as error:
            print(error)

    @contextlib.contextmanager
    def timed(self, task):
        try:
            yield task
        finally:
            print("done")


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return True


class Quieter(Quiet):
    pass


def main():
    tasks = Tasks()
    for task in range(9):
        with tasks.claimed(task):  # TG101
            requests.get("http://host")
    for task in range(9):
        with tasks.timed(task):
            requests.get("http://host")
    for _ in range(9):
        with Quieter():  # TG101
            requests.get("http://host")
    for _ in range(9):
        with contextlib.ExitStack() as stack:  # TG101
            stack.push(lambda *_: True)
            requests.get("http://host")
    for _ in range(9):
        with contextlib.ExitStack() as stack:  # TG101
            stack.enter_context(contextlib.suppress(OSError))
            requests.get("http://host")
    for _ in range(9):
        with contextlib.ExitStack() as stack:
            stack.enter_context(contextlib.suppress(KeyError))
            stack.push(lambda *_: False)
            requests.get("http://host")


if __name__ == "__main__":
    main()
