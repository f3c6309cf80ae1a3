"""Libraries that retry on exceptions."""

from guard_codemod.data.call import CLIENT, FOR_TEN_MINUTES, FOREVER, NETWORK, SUCCEEDS, Call

NO_RETRIES = (
    r"max_retries=0|retr(?:y|ies)\s*=\s*(?:None|False|0)\b|max_attempts\W{1,4}[01]\b"
    r"|Retry\(\s*\w+\([^()]*\),\s*0\b|Retry\([^()]*\bretries=0\b"
    r"|total_max_attempts\W{1,4}1\b|_request_timeout=|socket_timeout=(?!None)"
)
"""A regular expression for what turns retries off, or gives a client an end, in its file."""

CALLS = (
    Call("tenacity.retry tenacity.Retrying", retries="tenacity"),
    Call(
        "tenacity.stop_after_delay tenacity.stop_before_delay tenacity.stop.stop_after_delay",
        stops_retries=True,
    ),
    Call("backoff.on_exception", retries="backoff"),
    Call("retrying.retry retrying.Retrying", retries="retrying"),
    Call("retry.retry", retries="retry"),
    Call("retry.api.retry_call", retries="retry_call"),
    Call("stamina.retry", retries="stamina"),
    # Whatever is raised in it is passed to on_error().
    Call("websocket.WebSocketApp().run_forever", retries="reconnect", swallows=SUCCEEDS),
    Call("requests.adapters.HTTPAdapter requests.HTTPAdapter", retries="requests"),
    Call("botocore.config.Config botocore.client.Config", retries="botocore"),
    Call(
        "urllib3.request urllib3.PoolManager().request urllib3.PoolManager().urlopen",
        retries="urllib3",
    ),
    # https://docs.celeryq.dev/projects/kombu/en/stable/reference/kombu.connection.html
    Call(
        """
        kombu.*Connection().autoretry kombu.*Connection().ensure
        kombu.*Connection().ensure_connection celery.Celery().connection*().ensure_connection
        """,
        retries="kombu",
    ),
    # Clients that take any exception for a failure, and try again
    Call(
        """
        kubernetes.client.*Api kubernetes.dynamic.DynamicClient
        """,
        retries=CLIENT,
        times_out=FOREVER,
    ),
    # Since version 8, it gives up after 5 seconds, ten times over, but for what waits for others:
    # https://github.com/redis/redis-py/releases/tag/v8.0.0
    Call(
        "redis.Redis redis.StrictRedis redis.from_url redis.client.Redis",
        retries=CLIENT,
        times_out=FOREVER,
        only_with=r"\.b[lrz]m?(?:pop|ove)\w*\(|\.listen\(|\b(?:block|socket_timeout)=(?:0|None)\b",
    ),
    Call(
        """
        snowflake.connector.connect influxdb.*InfluxDBClient jira.JIRA
        azure.servicebus.*Client azure.cosmos.*Client
        """,
        retries=CLIENT,
        times_out=360,
        tries=5,
    ),
    Call(
        """
        openai.OpenAI openai.AzureOpenAI openai.Client anthropic.Anthropic anthropic.Client
        together.Together
        """,
        retries=CLIENT,
        times_out=600,
        tries=3,
    ),
    # https://min.io/docs/minio/linux/developers/python/API.html
    Call("minio.Minio", retries=CLIENT, times_out=300, tries=6),
    # https://github.com/Azure/azure-sdk-for-python/blob/main/sdk/core/azure-core
    Call(
        "azure.data.*Client azure.keyvault.*Client azure.mgmt.*Client",
        retries=CLIENT,
        times_out=300,
        tries=11,
    ),
    Call(
        "azure.storage.*Client azure.storage.*Client.from_connection_string",
        retries=CLIENT,
        times_out=60,
        tries=4,
    ),
    # https://boto3.amazonaws.com/v1/documentation/api/latest/guide/retries.html
    Call(
        "boto3.client boto3.resource boto3.*ession().client boto3.*ession().resource",
        retries=CLIENT,
        times_out=60,
        tries=5,
    ),
    # https://github.com/PyGithub/PyGithub/blob/main/github/MainClass.py
    Call("github.Github", retries=CLIENT, times_out=15, tries=11),
    Call(
        "elasticsearch.*Elasticsearch opensearchpy.*OpenSearch",
        retries=CLIENT,
        times_out=10,
        tries=4,
    ),
    Call("openai.Async* anthropic.Async*", times_out=600, tries=3),
    Call("groq.Groq", retries=CLIENT, times_out=60, tries=3),
    Call("stripe.StripeClient", retries=CLIENT, times_out=80, tries=3),
    # It gives up after two minutes, in which one more request may have begun.
    Call("google.cloud.storage.Client", retries=CLIENT, times_out=60, tries=3),
    # It tries again for ten minutes, however long a request may wait:
    # https://cloud.google.com/python/docs/reference/bigquery/latest/google.cloud.bigquery.retry
    Call(
        "google.cloud.bigquery.Client google.cloud.bigquery.client.Client",
        retries=FOR_TEN_MINUTES,
        times_out=FOREVER,
    ),
    # Clients that do not try again after the exception of a guard
    Call("google.cloud.*Client", times_out=600),
    Call("google.cloud.*SubscriberClient().subscribe().result", blocks=FOREVER, on=NETWORK),
    Call("googleapiclient.discovery.build*", times_out=60, tries=2),
    Call("yfinance.download yfinance.*().history", blocks=10, on=NETWORK),
    # https://playwright.dev/python/docs/api/class-browsertype#browser-type-launch
    Call(
        "**.chromium.launch **.firefox.launch **.webkit.launch playwright.*_playwright",
        blocks=180,
        on=NETWORK,
    ),
    Call("cohere.*Client cohere.*ClientV2 mistralai.Mistral", times_out=300),
    Call("dropbox.Dropbox*", times_out=100),
    Call("netmiko.ConnectHandler netmiko.ConnLogOnly", blocks=100, on=NETWORK, times_out=100),
    Call("ncclient.manager.connect*", blocks=130, on=NETWORK, times_out=30),
    # 120 seconds, seven times:
    # https://mlflow.org/docs/latest/api_reference/python_api/mlflow.environment_variables.html
    Call(
        """
        mlflow.get_* mlflow.search_* mlflow.tracking.MlflowClient().* mlflow.MlflowClient().*
        mlflow.client.MlflowClient().*
        """,
        blocks=840,
        on=NETWORK,
    ),
    Call("slack_sdk.*WebClient slack_sdk.*WebhookClient", times_out=30),
    Call("epics.PV", times_out=30),
    Call("tango.*DeviceProxy", times_out=3),
)
