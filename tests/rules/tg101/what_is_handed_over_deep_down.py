# What is handed over, deep down.
def deeper():
    task()


for _ in range(3):
    try:
        deeper()
    except Exception as error:
        print(error)
