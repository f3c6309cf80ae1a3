# A function of a library.
import time
import koji


def main():
    koji.daemonize()  # TG112
    time.sleep(600)

if __name__ == "__main__":
    main()
