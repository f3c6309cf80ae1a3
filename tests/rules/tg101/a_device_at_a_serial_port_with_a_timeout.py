# Reading ends in time.
import serial


def main():
    port = serial.Serial("/dev/ttyS0", timeout=5)
    for _ in range(10):
        try:
            print(port.readline())
        except serial.SerialException as error:
            print(error)


main()
