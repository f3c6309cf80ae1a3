# What another block tries last, whatever it is.
if fast:
    try:
        parser.enable_packrat()
    except Exception:
        pass
