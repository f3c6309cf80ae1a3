# Around the main call.
def main():
    prepare()


if __name__ == "__main__":
    try:
        main()
    except Exception as error:  # TG110
        print(error)
