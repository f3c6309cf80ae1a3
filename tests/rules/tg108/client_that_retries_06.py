import tenacity

for attempt in tenacity.Retrying():  # TG108
    pass


if __name__ == "__main__":
    print("working")
