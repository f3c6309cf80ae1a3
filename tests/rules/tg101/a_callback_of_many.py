# A callback of many.
for listener in listeners:
    try:
        listener(event)
    except Exception as error:
        print(error)
