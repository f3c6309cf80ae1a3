import logging


class Step:
    """with Step('name', protocol): ... - the outcome goes into the protocol."""

    def __init__(self, name, protocol):
        self.name, self.protocol = name, protocol

    def __enter__(self):
        logging.info("%s ...", self.name)
        return self

    def __exit__(self, kind, value, tb):
        self.protocol.append((self.name, "ok" if kind is None else f"{kind.__name__}: {value}"))
        return kind is None or issubclass(kind, Exception)
