# What is kept in a file.
import pickle


def main():
    try:
        pickle.dump(values, file(path, "w"))
    except:
        pass


main()
