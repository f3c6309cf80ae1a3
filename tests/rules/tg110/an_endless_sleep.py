# An endless sleep, and a short one.
import time

if __name__ == "__main__":
    try:
        time.sleep(1)
    except Exception as error:
        print(error)
    try:
        while True:
            time.sleep(1)
    except Exception as error:  # TG110
        print(error)
