"""Clients that give up soon with all their attempts, or do not take a timeout for a failure."""

import boto3
import dropbox
import googleapiclient.discovery
import openai
import vendor
from django.db.models import Q
from elasticsearch import Elasticsearch
from github import Github
from google.cloud import storage
from google.cloud.logging_v2.services.logging_service_v2 import LoggingServiceV2Client
from orders.models import Crawl


def main():
    boto3.client("s3").head_object(Bucket="b", Key="k")
    Github("token").get_repo("a/b")
    Github("token", timeout=600).get_repo("a/b")  # TG108
    dropbox.Dropbox("token").users_get_current_account()
    googleapiclient.discovery.build("compute", "v1").instances().list(project="p").execute()
    storage.Client().get_bucket("b").blob("x").download_to_filename("x")
    LoggingServiceV2Client().list_log_entries(resource_names=["projects/p"])
    openai.OpenAI(timeout=30).models.list()
    openai.OpenAI(timeout=1200, max_retries=5).models.list()  # TG108
    Elasticsearch("http://127.0.0.1").info()
    Elasticsearch("http://127.0.0.1", request_timeout=300, max_retries=5).info()  # TG108
    Crawl.objects.create(urls="x", retry_at=None)
    Crawl.objects.filter(Q(retry_at__isnull=True))
    vendor.run(auto_reconnect=True)
    vendor.run(max_retries=3)


if __name__ == "__main__":
    main()
