"""Has hooks of its own run at forks, in order."""

# python: 3.7

import os


def main():
    for name in ("first", "second"):
        os.register_at_fork(
            before=lambda name=name: print("before", name),
            after_in_parent=lambda name=name: print("in the parent", name),
            after_in_child=lambda name=name: os.write(1, ("child %s\n" % name).encode()),
        )
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
