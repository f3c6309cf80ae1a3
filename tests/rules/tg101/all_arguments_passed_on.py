# All arguments passed on.
import time


def decorated(wrapped):
    def wrapper(*args, **kwargs):
        while True:
            try:
                with lock:
                    return wrapped(*args, **kwargs)
            except Exception as error:  # TG101
                print(error)

    return wrapper


@decorated
def work():
    time.sleep(7200)


work()
