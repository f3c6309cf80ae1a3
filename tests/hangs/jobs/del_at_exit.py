"""A global object's __del__ hangs while the interpreter is taken down."""

# trait: TG106

import time


class Session:
    def __del__(self, sleep=time.sleep):
        sleep(600)  # hangs here


def main():
    global session
    session = Session()


if __name__ == "__main__":
    main()
