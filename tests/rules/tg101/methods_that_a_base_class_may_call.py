# Nobody but a base class in another package calls these methods, of objects that are made.
import acme
import requests


class Base(acme.Job):
    def process(self):
        for page in range(9):
            try:
                requests.get(f"https://host/{page}")
            except Exception as error:  # TG101
                print(error)


class Derived(Base):
    pass


if __name__ == "__main__":
    Derived().start()
