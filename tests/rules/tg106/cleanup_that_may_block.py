import contextlib, os, requests, signal, smtplib, socket, subprocess, time, urllib.request


def close():
    subprocess.call(["umount", "/srv"])


def report():
    requests.post(URL)


def halt():
    worker.running = False


def case_1():
    try:
        work()
    finally:
        time.sleep(7200)  # TG106


def case_2():
    try:
        work()
    finally:
        child.terminate()
        child.wait()  # TG106


def case_3():
    try:
        work()
    finally:
        thread.join()  # TG106


def case_4():
    try:
        work()
    finally:
        child.communicate()  # TG106


def case_5():
    try:
        work()
    finally:
        requests.post(URL)  # TG106


def case_6():
    try:
        work()
    finally:
        close()  # TG106 (low)


def case_7():
    try:
        work()
    except Exception as error:
        requests.post(URL, data=str(error))  # TG106
        raise


def case_8():
    try:
        work()
    except (ValueError, OSError):
        urllib.request.urlopen(URL)  # TG106


def case_9():
    try:
        work()
    except:
        report()  # TG106
        raise


def case_10():
    with subprocess.Popen(["rsync"]) as child:  # TG106
        child.communicate()


def case_11():
    smtp = smtplib.SMTP(HOST)
    try:
        work()
    finally:
        smtp.sendmail(ME, YOU, TEXT)  # TG106


def case_12():
    try:
        work()
    finally:
        children[0].wait()  # TG106


def case_13():
    try:
        work()
    finally:
        os.kill(child.pid, signal.SIGTERM)
        child.wait()  # TG106


def case_14():
    try:
        while busy:
            pass
    finally:
        thread.join()  # TG106


def case_15():
    try:
        with LOCK:
            pass
    finally:
        thread.join()  # TG106


def case_16():
    try:
        print(RATES["EUR"])
    except KeyError:
        work()
    finally:
        thread.join()  # TG106


def case_17():
    @contextlib.contextmanager
    def mounted():
        try:
            yield
        finally:
            close()  # TG106 (low)

    with mounted():
        work()


def case_18():
    try:
        work()
    finally:
        sock.recv(9, socket.MSG_PEEK)  # TG106


def case_19():
    sock = socket.socket(FAMILY, socket.SOCK_STREAM)
    try:
        work()
    finally:
        sock.accept()  # TG106


def case_20():
    try:
        work()
    finally:
        subprocess.run(["git", "push"])  # TG106


def case_21():
    try:
        work()
    finally:
        os.waitpid(child.pid, 0)  # TG106 (low)


def case_22():
    try:
        work()
    except Exception:
        failed = True
        raise
    finally:
        pool.join()  # TG106


def case_23():
    try:
        work()
    except KeyboardInterrupt:
        worker.abort()
    finally:
        worker.join()  # TG106


def case_24():
    try:
        work()
    except BaseException:
        child.terminate()
        raise
    finally:
        child.wait()  # TG106


def case_25():
    with subprocess.Popen(["rsync"]) as child:  # TG106
        try:
            child.wait()
        except BaseException:
            child.terminate()
            raise


def case_26():
    with subprocess.Popen(["rsync"]) as child:  # TG106
        try:
            child.wait()
        except KeyboardInterrupt:
            child.kill()
            raise


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
    case_23()
    case_24()
    case_25()
    case_26()
