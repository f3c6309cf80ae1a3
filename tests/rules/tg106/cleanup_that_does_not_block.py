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
        time.sleep(1)


def case_2():
    try:
        work()
    finally:
        time.sleep(PAUSE)


def case_3():
    try:
        work()
    finally:
        child.kill()
        child.wait()


def case_4():
    try:
        work()
    finally:
        child.wait(timeout=5)


def case_5():
    try:
        work()
    finally:
        children[0].kill()
        children[0].wait()


def case_6():
    try:
        work()
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()


def case_7():
    try:
        work()
    finally:
        os.killpg(child.pid, 9)
        os.waitpid(child.pid, 0)


def case_8():
    try:
        print(RATES["EUR"])
    except KeyError:
        print("?")
    finally:
        thread.join()


def case_9():
    try:
        work()
    except BaseException:
        worker.abort()
        raise
    finally:
        worker.join()


def case_10():
    try:
        work()
    except Exception:
        halt()
        raise
    finally:
        worker.join()


def case_11():
    try:
        work()
    except:
        child.kill()
        raise
    finally:
        child.wait()


def case_12():
    try:
        work()
    finally:
        os.waitpid(-1, os.WNOHANG)


def case_13():
    try:
        work()
    finally:
        subprocess.call(["taskkill", "/F", "/PID", str(child.pid)])


def case_14():
    try:
        work()
    finally:
        subprocess.run(["git", "worktree", "remove", FOLDER])


def case_15():
    try:
        work()
    finally:
        sock.recv(9, socket.MSG_DONTWAIT)


def case_18():
    with subprocess.Popen(["rsync"]) as child:
        try:
            child.wait()
        finally:
            child.kill()


def case_19():
    with subprocess.Popen(["rsync"]) as child:
        try:
            child.wait()
        except BaseException:
            child.kill()
            raise


def case_20():
    with subprocess.Popen(["rsync"]) as child:
        try:
            child.wait()
        except Exception:
            os.killpg(child.pid, signal.SIGKILL)
            raise


def case_21():
    try:
        work()
    finally:
        done.set()
        thread.join()


def case_22():
    try:
        work()
    finally:
        pool.terminate()
        pool.join()


def case_23():
    try:
        work()
    finally:
        worker.running = False
        worker.join()


def case_24():
    async def meet():
        try:
            await work()
        finally:
            await barrier.wait()


def case_25():
    with subprocess.Popen(["ldconfig", "-p"]) as child:
        child.communicate()


def case_26():
    smtp = smtplib.SMTP(HOST, timeout=5)
    try:
        work()
    finally:
        smtp.sendmail(ME, YOU, TEXT)


def case_27():
    try:
        work()
    finally:
        child.wait(5)


def case_28():
    try:
        work()
    finally:
        print(", ".join(NAMES))


def case_29():
    try:
        work()
    finally:
        os.path.join(FOLDER, "x")


def case_30():
    try:
        work()
    finally:
        connection.close()


def case_31():
    try:
        work()
    finally:
        requests.post(URL, timeout=5)


def case_32():
    try:
        work()
    except ValueError:
        requests.post(URL)


def case_33():
    try:
        work()
    except KeyboardInterrupt:
        child.wait()


def case_34():
    try:
        work()
    except Exception as error:
        requests.post(URL, timeout=5)


def case_35():
    try:
        work()
    except Exception as error:
        print(error)


def case_36():
    time.sleep(7200)


def case_37():
    child = subprocess.Popen(["rsync"])
    child.wait()


def case_38():
    with open("x") as file:
        file.read()


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
    case_18()
    case_19()
    case_20()
    case_21()
    case_22()
    case_23()
    case_24()
    case_25()
    case_26()
    case_27()
    case_28()
    case_29()
    case_30()
    case_31()
    case_32()
    case_33()
    case_34()
    case_35()
    case_36()
    case_37()
    case_38()
