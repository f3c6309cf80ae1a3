"""Is started without any standard stream."""

# how: all-closed


def main():
    print("nowhere")


if __name__ == "__main__":
    main()
