# What is a target, and is called by the job as well.
def work():
    while True:
        try:
            connection.recv(1)
        except Exception:  # TG101
            pass


start(target=work)
work()
