# All arguments passed on.
while True:
    try:
        with lock:
            wrapped(*args, **kwargs)
    except Exception as error:  # TG101
        print(error)
