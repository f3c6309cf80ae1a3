# Futures that are done.
import concurrent.futures
import multiprocessing
import time

for future in concurrent.futures.as_completed(futures):
    try:
        future.result()
    except Exception as error:
        print(error)

completed = shown(concurrent.futures.as_completed(futures))
completed = concurrent.futures.as_completed(futures)
for one in completed:
    try:
        one.result()
    except Exception as error:
        print(error)

for path in paths:
    answer = multiprocessing.Pool().apply_async(len, [path])
    while not answer.ready():
        time.sleep(1)
    try:
        print(answer.get())
    except Exception as error:
        print(error)

for other in futures:
    try:
        other.result()
    except Exception as error:  # TG101
        print(error)
