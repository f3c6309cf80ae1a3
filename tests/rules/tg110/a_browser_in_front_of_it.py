# Whoever logs in by a browser sees that it fails.
import webbrowser


def main():
    webbrowser.open("http://127.0.0.1/login")
    try:
        fetch_all()
    except Exception as error:  # TG110 (low)
        print(error)


main()
