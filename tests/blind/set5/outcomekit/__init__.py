"""Success or failure as values."""
from dataclasses import dataclass


@dataclass
class Success:
    value: object

    def then(self, fn):
        return attempt(fn, self.value)


@dataclass
class Failure:
    error: BaseException

    def then(self, fn):
        return self


def attempt(fn, *args):
    try:
        return Success(fn(*args))
    except Exception as e:
        return Failure(e)
