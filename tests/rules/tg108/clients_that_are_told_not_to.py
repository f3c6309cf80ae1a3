import boto3
from botocore.config import Config
from openai import OpenAI

CONFIG = Config(retries={"max_attempts": 0})


def main():
    OpenAI(max_retries=0).models.list()
    boto3.client("s3", config=CONFIG).list_buckets()


if __name__ == "__main__":
    main()
