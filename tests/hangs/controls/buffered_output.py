"""Leaves output in the buffer, for the interpreter to write at its end."""


def main():
    for row in range(20000):
        print("row", row)


if __name__ == "__main__":
    main()
