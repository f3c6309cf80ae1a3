import asyncio
import multiprocessing
import multiprocessing.pool
import threading
from concurrent import futures


class Worker(threading.Thread):
    def run(self):
        work()


class Special(Worker):
    pass


class Quiet(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)


class SpecialQuiet(Quiet):
    pass


class Declared(threading.Thread):
    daemon = True


def telling():
    print("here")


def waiting():
    asyncio.run(pool.get())


def going_on():
    while True:
        print("here")


def case_1():
    threading.Thread(target=work).start()  # TG102


def case_2():
    thread = threading.Thread(target=work)  # TG102
    thread.start()


def case_3():
    thread = threading.Thread(target=work, daemon=False)  # TG102
    thread.start()


def case_4():
    threads = [threading.Thread(target=work) for _ in range(3)]  # TG102
    for thread in threads:
        thread.start()


def case_5():
    threading.Timer(5, work).start()  # TG102


def case_6():
    Worker().start()  # TG102


def case_7():
    threading.Thread(target=waiting).start()  # TG102


def case_8():
    threading.Thread(target=going_on).start()  # TG102


def case_9():
    threading.Thread(target=lambda: work()).start()  # TG102


def case_10():
    threading.Timer(7200, telling).start()  # TG102


def case_11():
    Special().start()  # TG102


def case_12():
    with futures.ThreadPoolExecutor(2) as pool:  # TG102
        list(pool.map(work, [1]))


def case_13():
    pool = futures.ProcessPoolExecutor()  # TG102
    pool.submit(work)


def case_14():
    multiprocessing.Process(target=work).start()  # TG102


def case_15():
    context = multiprocessing.get_context("spawn")
    context.Process(target=work).start()  # TG102


def case_16():
    asyncio.run(wait(asyncio.to_thread(tally)))  # TG102 (low)


def case_17():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(loop.run_in_executor(None, tally))  # TG102 (low)


if __name__ == "__main__":
    case_1()
    case_2()
    case_3()
    case_4()
    case_5()
    case_6()
    case_7()
    case_8()
    case_9()
    case_10()
    case_11()
    case_12()
    case_13()
    case_14()
    case_15()
    case_16()
    case_17()
