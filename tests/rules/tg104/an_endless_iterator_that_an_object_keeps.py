# An endless iterator that an object keeps, of which C code looks for a free item.
import itertools


class Rota:
    def __init__(self, names):
        self.taken = set()
        self.names = itertools.cycle(names)
        self.shifts = iter(names)

    def free(self):
        return next(itertools.filterfalse(self.taken.__contains__, self.names))  # TG104

    def next_name(self):
        return next(self.names)

    def late(self):
        return next(itertools.filterfalse(self.taken.__contains__, self.shifts))

    def early(self):
        return next(itertools.filterfalse(lambda name: name in self.taken, self.names))


if __name__ == "__main__":
    rota = Rota("ab")
    print(rota.free(), rota.next_name(), rota.late(), rota.early())
