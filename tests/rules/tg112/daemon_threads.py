# Daemon threads.
import threading
import time


def main():
    threading.Thread(target=print, daemon=True).start()
    time.sleep(600)

if __name__ == "__main__":
    main()
