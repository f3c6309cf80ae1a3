import os, signal


def main():
    os.execv("/bin/true", ["true"])  # TG107 (low)


if __name__ == "__main__":
    main()
