import botocore.config

botocore.config.Config(retries={"max_attempts": 0})
