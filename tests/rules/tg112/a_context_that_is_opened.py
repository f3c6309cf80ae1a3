# A context that is opened.
import time


from daemon import DaemonContext


def main():
    context = DaemonContext()  # TG112
    context.open()
    time.sleep(600)

if __name__ == "__main__":
    main()
