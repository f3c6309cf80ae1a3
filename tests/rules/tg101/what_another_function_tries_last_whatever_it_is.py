# What another function tries last, whatever it is.
def configure():
    try:
        args.func(args)
    except Exception as error:
        print(error)


def main():
    configure()
    configure()


main()
