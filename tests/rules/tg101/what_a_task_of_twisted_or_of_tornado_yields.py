# What a task of Twisted, or of Tornado, yields.
from tornado import gen
from twisted.internet.defer import inlineCallbacks


class Component(Session):
    @inlineCallbacks
    def on_join(self, details):
        for number in numbers:
            try:
                answer = yield self.call("sqrt", number)
            except Exception as error:
                print(error)


@gen.coroutine
def work():
    while True:
        try:
            yield client.fetch(url)
        except Exception as error:
            print(error)


Component().on_join(None)
work()


if __name__ == "__main__":
    print("working")
