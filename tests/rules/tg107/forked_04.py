import os, signal


def main():
    pid = os.fork()
    if pid:
        os.execv("/bin/true", ["true"])  # TG107 (low)


if __name__ == "__main__":
    main()
