"""Works in a process that a server forks."""

import multiprocessing


def work(path):
    with open(path, "w") as stream:
        stream.write("worked")


if __name__ == "__main__":
    process = multiprocessing.get_context("forkserver").Process(target=work, args=("worked.txt",))
    process.start()
    process.join()
    print(process.exitcode)
