import os, signal


def main():
    pid = os.fork()
    if not pid:
        try:
            os.execv("true", [])
        finally:
            os._exit(1)


if __name__ == "__main__":
    main()
