import os, signal


def main():
    pid = os.fork()
    if pid:
        work()
    else:
        os.execv("/bin/true", ["true"])


if __name__ == "__main__":
    main()
