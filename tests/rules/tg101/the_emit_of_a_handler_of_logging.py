# The emit of a handler of logging.
import logging.handlers
import urllib.request


class Web(logging.Handler):
    def emit(self, record):
        try:
            urllib.request.urlopen(url, data=self.format(record))
        except Exception:  # TG101
            self.handleError(record)


if __name__ == "__main__":
    logging.getLogger().addHandler(Web())
    logging.warning("started")
