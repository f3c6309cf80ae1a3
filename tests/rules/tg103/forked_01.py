import os, signal


def main():
    pid = os.fork()
    if pid:
        signal.alarm(5)  # TG103


if __name__ == "__main__":
    main()
