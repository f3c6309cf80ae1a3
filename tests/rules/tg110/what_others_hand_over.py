# What others hand over.
import time


def safely(what, *args):
    try:
        return what(*args)
    except Exception as error:  # TG110
        print(error)


def work():
    time.sleep(7200)


def main():
    safely(work)
    safely(print, 1)


main()
