# What cannot wait: a look-up, a signature, a person.
import getpass
import sys

import pymacaroons


def main():
    try:
        name = getpass.getuser()
    except Exception:
        name = "somebody"
    try:
        pymacaroons.Verifier().verify(sys.argv[1], name)
    except Exception as error:
        print(error)
    try:
        print(input("which? "))
    except Exception as error:
        print(error)


if __name__ == "__main__":
    main()
