# A class that another one derives from makes no objects; a decorator registers no method by itself.
import acme
import requests


class Base(acme.Job):
    def process(self):
        for page in range(9):
            try:
                requests.get(f"https://host/{page}")
            except Exception as error:
                print(error)


class Derived(Base):
    pass


class Reader:
    @acme.timed
    def read_all(self):
        for page in range(9):
            try:
                requests.get(f"https://host/{page}")
            except Exception as error:
                print(error)

    @acme.timed
    def read_some(self):
        for page in range(9):
            try:
                requests.get(f"https://host/{page}")
            except Exception as error:  # TG101
                print(error)


if __name__ == "__main__":
    Reader().read_some()
