# Exits with another status.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


def case_1():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        sys.exit(1)


def case_2():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        sys.exit("failed")


def case_3():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        sys.exit(error)


def case_4():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        exit(1)


def case_5():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        quit(2)


def case_6():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        os._exit(3)


def case_7():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        raise SystemExit(4)


def case_8():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        raise SystemExit("failed")


def case_9():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        os.abort()


def case_10():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        raise


def case_11():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        raise RuntimeError from error


def case_12():
    try:
        print(urllib.request.urlopen(URL).read())
    except Exception as error:
        print(error)
        sys.exit(True)


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
    case_10()
    case_11()
    case_12()

if __name__ == "__main__":
    main()
