"""Works in threads, some of which outlive the main one."""

import threading
import time


def work():
    time.sleep(0.3)
    print("worked", flush=True)


def main():
    threading.Thread(target=work).start()
    print(threading.active_count(), [thread.name for thread in threading.enumerate()][:1])


if __name__ == "__main__":
    main()
