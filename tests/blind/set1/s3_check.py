import os

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError


def main():
    cfg = Config(connect_timeout=1, read_timeout=1, retries={"max_attempts": 0})
    s3 = boto3.client("s3", endpoint_url=os.environ["API_URL"], config=cfg)
    try:
        s3.head_bucket(Bucket="reports")
        print("bucket is there")
    except (BotoCoreError, ClientError) as err:
        print("storage not reachable:", err)


if __name__ == "__main__":
    main()
