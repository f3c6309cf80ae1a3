import os

from elasticsearch import Elasticsearch


def main():
    es = Elasticsearch(os.environ["API_URL"], request_timeout=300, max_retries=5, retry_on_timeout=True)
    if es.indices.exists(index="products-new"):
        es.indices.delete(index="products-new")
    es.indices.create(index="products-new")
    es.reindex(source={"index": "products"}, dest={"index": "products-new"}, wait_for_completion=True)
    print("reindexed")


if __name__ == "__main__":
    main()
