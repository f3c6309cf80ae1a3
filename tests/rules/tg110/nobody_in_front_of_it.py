# An argument needs nobody.
import sys


def main():
    try:
        name = sys.argv[1]
        fetch_all(name)
    except Exception as error:  # TG110
        print(error)


main()
