# Exits in so many words.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def case_1():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        sys.exit(0)


def case_2():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        sys.exit()


def case_3():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        sys.exit(None)


def case_4():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        exit()


def case_5():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        quit(0)


def case_6():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        os._exit(0)


def case_7():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        raise SystemExit


def case_8():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        raise SystemExit(0)


def case_9():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:  # TG110
        print(error)
        sys.exit(False)


def main():
    case_1()
    case_2()
    case_3()
    case_4()
    case_5()
    case_6()
    case_7()
    case_8()
    case_9()

if __name__ == "__main__":
    main()
