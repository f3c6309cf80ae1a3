# pyserial makes an exception of its own of the TimeoutError.
import serial


def main():
    port = serial.Serial("/dev/ttyS0")
    for _ in range(10):
        try:
            print(port.readline())
        except serial.SerialException as error:  # TG101
            print(error)


main()
