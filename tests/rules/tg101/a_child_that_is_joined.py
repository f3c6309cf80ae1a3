# A child that is joined.
import multiprocessing

child = multiprocessing.Process(target=work, daemon=True)  # TG101
child.start()
child.join()
