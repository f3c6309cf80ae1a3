# What is handed over may be anything: who passes its arguments on knows nothing of it.
import sys


def keep_going(names, run_one, is_new, copy_to):
    for name in names:
        try:
            run_one()
        except Exception as error:  # TG101
            print(name, error)
        try:
            print(is_new(name))
        except Exception as error:  # TG101 (low)
            print(name, error)
        try:
            copy_to(name, "/srv")
        except OSError as error:  # TG101 (low)
            print(name, error)


class Steps:
    def each(self, names, job):
        for name in names:
            try:
                job(name)
            except Exception as error:  # TG101
                print(name, error)


def fold(table, names):
    for name in names:
        func = table[name]
        try:
            func(name)
        except Exception as error:  # TG101 (low)
            print(error)


if __name__ == "__main__":
    keep_going(*load(sys.argv))
    Steps().each(*load(sys.argv))
    fold(*load(sys.argv))
