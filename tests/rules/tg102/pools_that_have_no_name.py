import time
from concurrent.futures import ThreadPoolExecutor

pools = {}


def main():
    pools["feeds"] = ThreadPoolExecutor(4)  # TG102
    pools["feeds"].submit(time.sleep, 7200)


if __name__ == "__main__":
    main()
