# A handler of logging with a file.
import logging.handlers

log.addHandler(logging.handlers.RotatingFileHandler(path))


if __name__ == "__main__":
    print("working")
