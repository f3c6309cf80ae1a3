# Around the main call, of which nothing says that it waits.
def main():
    prepare()


if __name__ == "__main__":
    try:
        main()
    except Exception as error:  # TG110 (low)
        print(error)
