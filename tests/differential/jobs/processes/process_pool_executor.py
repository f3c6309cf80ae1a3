"""Works in an executor of processes."""

import concurrent.futures


def square(number):
    return number**2


def main():
    with concurrent.futures.ProcessPoolExecutor(2) as executor:
        print(list(executor.map(square, range(5))))


if __name__ == "__main__":
    main()
