# A handler of logging.
import logging.handlers

log.addHandler(logging.handlers.HTTPHandler(host, "/log"))  # TG101


if __name__ == "__main__":
    print("working")
