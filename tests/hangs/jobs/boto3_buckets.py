"""Another client that tries again by itself."""

# trait: TG108
# needs: boto3 silent

import os
import boto3

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    keys = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "eu-west-1"}
    client = boto3.client("s3", endpoint_url=URL, **keys)
    print(client.list_buckets())  # hangs here


if __name__ == "__main__":
    main()
