# Futures that are done.
import concurrent.futures

for future in concurrent.futures.as_completed(futures):
    try:
        future.result()
    except Exception as error:
        print(error)
