import itertools
import time

if __name__ == "__main__":
    for number in itertools.count():  # TG111
        for line in ("tick", "tock"):
            if number < 0:
                break
            print(line)
        time.sleep(60)
