# A context of python daemon.
import time
import daemon


def main():
    with daemon.DaemonContext(working_directory="/"):  # TG112
        time.sleep(600)

if __name__ == "__main__":
    main()
