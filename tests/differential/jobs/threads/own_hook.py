"""Has a hook of its own for exceptions of threads."""

# python: 3.8

import threading

threading.excepthook = lambda args: print("failed:", args.exc_value)


def work():
    raise ValueError("row 7")


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
