import os, signal


def main():
    if not work():
        os.execv("/bin/true", ["true"])  # TG107 (low)


if __name__ == "__main__":
    main()
