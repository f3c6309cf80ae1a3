# The base class catches what the method of its subclass raises, which does not wait.
import urllib.request


class Job:
    def process(self):
        raise NotImplementedError

    def run(self):
        for _ in range(3):
            try:
                return self.process()
            except Exception as error:
                print(error)


class Export(Job):
    def process(self):
        print(sum(range(100)))


urllib.request.urlopen("http://127.0.0.1/")
Export().run()
