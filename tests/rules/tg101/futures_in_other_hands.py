from concurrent.futures import as_completed, wait

from tqdm import tqdm


def by_number(futures):
    for number, future in enumerate(as_completed(futures)):
        try:
            future.result()
        except Exception:
            print(number)


def with_progress(futures):
    for future in tqdm(as_completed(futures)):
        try:
            future.result()
        except Exception:
            print("again")


def waited_for(futures):
    done, _ = wait(futures, timeout=300)
    for future in done:
        try:
            future.result()
        except Exception:
            print("again")


def one_by_one(futures):
    for future in futures:
        try:
            future.result()
        except Exception:  # TG101
            print("again")


if __name__ == "__main__":
    by_number([])
    with_progress([])
    waited_for([])
    one_by_one([])
