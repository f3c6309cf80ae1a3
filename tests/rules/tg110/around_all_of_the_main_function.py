# Around all of the main function.
import time


def main():
    try:
        time.sleep(7200)
    except Exception as error:  # TG110
        print(error)


main()
