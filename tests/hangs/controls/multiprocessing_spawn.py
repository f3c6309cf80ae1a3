"""Works in a process that imports the script anew."""

import multiprocessing


def work():
    print("worked", flush=True)


def main():
    process = multiprocessing.get_context("spawn").Process(target=work)
    process.start()
    process.join()
    print(process.exitcode)


if __name__ == "__main__":
    main()
