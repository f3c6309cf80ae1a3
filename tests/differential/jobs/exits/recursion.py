"""Fails by recursion without an end, and is told where."""


def main():
    try:
        main()
    except RecursionError:
        pass


if __name__ == "__main__":
    main()
    print("done")
