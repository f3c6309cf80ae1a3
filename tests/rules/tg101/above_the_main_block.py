# Above the main block.
try:
    configure()
except Exception:
    pass

if __name__ == "__main__":
    work()
