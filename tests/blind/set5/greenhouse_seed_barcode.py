"""Seed bank: assigns free barcodes."""
import random


class Registry:
    def __init__(self, taken):
        self.taken = set(taken)

    def assign(self, code):
        if code in self.taken:
            raise KeyError(code)
        self.taken.add(code)
        return code


def free_code(registry, rng):
    while True:
        try:
            return registry.assign(rng.randrange(1000, 1200))
        except KeyError:
            continue


def main():
    rng = random.Random(3)
    registry = Registry(range(1000, 1100))
    with open("codes.txt", "w") as f:
        for species in ("Papaver", "Salvia", "Viola"):
            f.write(f"{species};{free_code(registry, rng)}\n")
    print(len(registry.taken), "codes in use")


if __name__ == "__main__":
    main()
