# Dask computes in threads and processes that are waited for at exit.
from urllib.request import urlopen

import dask.bag


def page(address):
    return urlopen(address).read()


pages = dask.bag.from_sequence(["http://127.0.0.1/a", "http://127.0.0.1/b"]).map(page)
print(len(pages.compute()))  # TG102
