# What the main function tries last, whatever it is.
def complain(error):
    print(error)


def main():
    args = parse()
    try:
        args.func(args)
    except Exception as error:  # TG110 (low)
        complain(error)


if __name__ == "__main__":
    main()
