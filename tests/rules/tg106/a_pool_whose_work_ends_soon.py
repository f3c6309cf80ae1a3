# What joins the workers waits for what they do, which ends soon.
import multiprocessing


def square(number):
    return number * number


if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    try:
        print(pool.map(square, range(9)))
    finally:
        pool.close()
        pool.join()
