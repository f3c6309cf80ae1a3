# They retry, but most give up within half an hour.
import boto3
import openai
from anthropic import Anthropic
from github import Github
from google.cloud import bigquery
from kubernetes import client
from minio import Minio


def main():
    boto3.client("s3").list_buckets()
    bigquery.Client().query("select 1").result()
    client.CoreV1Api(client.ApiClient()).list_namespace()  # TG108
    Minio("host").list_buckets()
    openai.OpenAI().models.list()
    openai.OpenAI(max_retries=9).models.list()  # TG108
    openai.OpenAI(timeout=20).models.list()
    Anthropic().models.list()
    Anthropic(timeout=3600).models.list()  # TG108
    Github().get_repo("name")


if __name__ == "__main__":
    main()
