# What is raised in this callback is raised by what calls it.
import urllib.request

import mylib


def refresh():
    urllib.request.urlopen("http://127.0.0.1/").read()


class Timer:
    def call_later(self, seconds, function):
        function()


Timer().call_later(5, refresh)
mylib.submit(refresh).add_done_callback(refresh)
