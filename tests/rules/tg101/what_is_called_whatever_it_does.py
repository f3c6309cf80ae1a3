# What is called whatever it does.
for job in jobs:
    try:
        job()
    except Exception as error:  # TG101
        print(error)
