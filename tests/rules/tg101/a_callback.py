# A callback.
def report(future):
    try:
        future.result()
    except Exception as error:
        print(error)


for future in futures:
    future.add_done_callback(report)


if __name__ == "__main__":
    print("working")
