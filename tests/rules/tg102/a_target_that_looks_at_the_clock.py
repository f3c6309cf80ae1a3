# A target that looks at the clock, in the condition of its loop or where it leaves it.
import socket
import threading
import time


def wait_for_host(port, interval=1, timeout=30):
    start = time.time()
    while time.time() - start < timeout:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=3).close()
            return True
        except OSError:
            time.sleep(interval)
    return False


def wait_for_end(port, timeout=30):
    start = time.time()
    while True:
        if (time.time() - start) > timeout:
            return
        time.sleep(1)


def wait_for_ever(port):
    while True:
        time.sleep(1)


def wait_for(ports, interval=1.0, timeout=30):
    threads = []
    for port in ports:
        threads.append(threading.Thread(target=wait_for_host, args=(port, interval, timeout)))
    threads.append(threading.Thread(target=wait_for_end, args=(27018,)))
    threads.append(threading.Thread(target=wait_for_ever, args=(27019,)))  # TG102
    for t in threads:
        t.start()
    for t in threads:
        t.join()


if __name__ == "__main__":
    wait_for([27017, 27018])
