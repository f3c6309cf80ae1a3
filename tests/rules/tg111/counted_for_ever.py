import itertools

import shop

if __name__ == "__main__":
    for number in itertools.count():  # TG111
        shop.sync(number)
