"""Leaves a generator at module level that has a finally."""


def rows():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


generator = rows()


def main():
    print(next(generator))


if __name__ == "__main__":
    main()
