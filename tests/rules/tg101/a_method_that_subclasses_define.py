# The base class catches what the method of its subclass raises.
import urllib.request


class Job:
    def process(self):
        raise NotImplementedError

    def run(self):
        while True:
            try:
                return self.process()
            except Exception as error:  # TG101
                print(error)


class Export(Job):
    def process(self):
        urllib.request.urlopen("http://127.0.0.1/")


Export().run()
