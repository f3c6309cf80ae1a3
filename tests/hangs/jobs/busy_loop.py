"""A counter that is never raised."""


def main():
    row = 0
    while row < 10:  # hangs here
        row += 0  # hangs here


if __name__ == "__main__":
    main()
