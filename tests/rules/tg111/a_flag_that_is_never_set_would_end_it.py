import time

ONCE = False

if __name__ == "__main__":
    while True:  # TG111
        print("tick")
        time.sleep(60)
        if ONCE:
            break
