# Once, in a function.
def main():
    try:
        process(item)
    except Exception as error:
        print(error)
    work()


main()
