# An answer of which nobody is known to look.
import time


def main():
    try:
        time.sleep(7200)
    except Exception:
        return 1


entry = {"main": main}


if __name__ == "__main__":
    print("working")
