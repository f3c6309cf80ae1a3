# At the start of a main block.
if __name__ == "__main__":
    try:
        configure()
    except Exception:
        pass
    main()
