# Steps that are looked up by their names.
import urllib.request


class Steps:
    def run(self):
        for name in sorted(dir(self)):
            if name.startswith("step"):
                try:
                    getattr(self, name)()
                except Exception as error:  # TG101
                    print(name, error)

    def step_1(self):
        urllib.request.urlopen("http://127.0.0.1/1").read()

    def step_2(self):
        urllib.request.urlopen("http://127.0.0.1/2").read()


class Sums:
    def run(self):
        for name in sorted(dir(self)):
            if name.startswith("sum"):
                try:
                    getattr(self, name)()
                except Exception as error:
                    print(name, error)

    def sum_1(self):
        print(1 + 1)


if __name__ == "__main__":
    Steps().run()
    Sums().run()
