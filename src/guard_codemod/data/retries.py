"""Libraries that retry on exceptions."""

from guard_codemod.data.call import CLIENT, FOREVER, Call

NO_RETRIES = (
    r"max_retries=0|retr(?:y|ies)\s*=\s*(?:None|False|0)\b|max_attempts\W{1,4}[01]\b"
    r"|total_max_attempts\W{1,4}1\b|_request_timeout=|socket_timeout="
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
    Call("requests.adapters.HTTPAdapter requests.HTTPAdapter", retries="requests"),
    Call("botocore.config.Config botocore.client.Config", retries="botocore"),
    Call(
        "urllib3.request urllib3.PoolManager().request urllib3.PoolManager().urlopen",
        retries="urllib3",
    ),
    # Clients that retry by default, and for how long; measured with a server that does not answer
    Call(
        """
        google.cloud.bigquery.Client google.cloud.bigquery.client.Client
        kubernetes.client.*Api kubernetes.dynamic.DynamicClient
        redis.Redis redis.StrictRedis redis.from_url redis.client.Redis
        """,
        retries=CLIENT,
        retries_for=FOREVER,
    ),
    Call(
        """
        minio.Minio groq.Groq mistralai.Mistral cohere.Client together.Together
        azure.storage.*Client azure.storage.*Client.from_connection_string azure.data.*Client
        azure.servicebus.*Client azure.keyvault.*Client azure.cosmos.*Client azure.mgmt.*Client
        snowflake.connector.connect influxdb.*InfluxDBClient dropbox.Dropbox jira.JIRA
        google.cloud.*Client googleapiclient.*.build stripe.StripeClient
        """,
        retries=CLIENT,
        retries_for=1800,
    ),
    Call(
        "openai.OpenAI openai.AzureOpenAI openai.Client anthropic.Anthropic anthropic.Client",
        retries=CLIENT,
        retries_for=1800,
    ),
    Call(
        """
        boto3.client boto3.resource boto3.*ession().client boto3.*ession().resource
        google.cloud.storage.Client github.Github
        """,
        retries=CLIENT,
        retries_for=300,
    ),
)
