import os, signal


def main():
    pid = os.fork()
    if pid == 0:
        os.execv("/bin/true", ["true"])


if __name__ == "__main__":
    main()
