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


class Daemon(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)


class SpecialDaemon(Daemon):
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
    threading.Thread(target=work, daemon=True).start()


def case_2():
    threading.Thread(target=work, daemon=DAEMON).start()


def case_3():
    threading.Thread(target=work, **OPTIONS).start()


def case_4():
    thread = threading.Thread(target=work)
    thread.daemon = True
    thread.start()


def case_5():
    thread = threading.Thread(target=work)
    thread.setDaemon(True)
    thread.start()


def case_6():
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.daemon = True


def case_7():
    timer = threading.Timer(5, work)
    timer.start()
    try:
        work()
    finally:
        timer.cancel()


def case_8():
    threading.Thread(None, telling).start()


def case_9():
    multiprocessing.Process(target=telling).start()


def case_10():
    threading.Thread(target=lambda *_: None).start()


def case_11():
    threading.Thread(target=work)


def case_12():
    Daemon().start()


def case_13():
    SpecialDaemon().start()


def case_14():
    Declared().start()


def case_15():
    child = multiprocessing.Process(target=work)
    child.start()
    try:
        work()
    finally:
        child.terminate()


def case_16():
    multiprocessing.Process(target=work, daemon=True).start()


def case_17():
    with multiprocessing.Pool(2) as pool:
        pool.map(work, [1])


def case_18():
    with multiprocessing.pool.ThreadPool(2) as pool:
        pool.map(work, [1])


def case_19():
    multiprocessing.Queue().get()


def case_20():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(loop.run_in_executor(POOL, work))


def case_21():
    threading.current_thread()


def case_22():
    Thread().start()


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
    case_18()
    case_19()
    case_20()
    case_21()
    case_22()
