import os
import sys

from shop_images_lib.fetch import fetch_all


def main():
    paths = fetch_all(["a.png", "b.png"], os.environ["WORK_DIR"])
    print(len(paths), "images")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
