# The method of what nothing is known of says that it works.
import sys


def main():
    try:
        Mirror(sys.argv).sync_all()
    except Exception:  # TG110
        print("not in sync")


if __name__ == "__main__":
    main()
