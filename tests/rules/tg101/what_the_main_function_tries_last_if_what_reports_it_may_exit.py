# What the main function tries last, if what reports it may exit.
from fencing import fail


def main():
    try:
        args.func(args)
    except Exception as error:
        fail(error)


main()
