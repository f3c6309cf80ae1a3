"""Has set workers up in its main block before it starts its work."""

import multiprocessing


def work(numbers, results):
    for number in iter(numbers.get, None):
        results.put(number**2)


def main(numbers, results, process):
    for number in (1, 2, 3, None):
        numbers.put(number)
    print([results.get() for _ in range(3)])
    process.join()


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    queues = context.Queue(), context.Queue()
    process = context.Process(target=work, args=queues)
    process.start()
    main(*queues, process)
