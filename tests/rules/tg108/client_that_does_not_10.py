import botocore.config

botocore.config.Config(read_timeout=5)
