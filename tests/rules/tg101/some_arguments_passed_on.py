# Some arguments passed on.
while True:
    try:
        wrapped(*args)
    except Exception as error:
        print(error)
