# What the main function tries first, whatever it is.
def main():
    try:
        args.func(args)
    except Exception as error:
        print(error)
    print("done")


main()
