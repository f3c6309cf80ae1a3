"""Libraries that retry on exceptions."""

from guard_codemod.data.call import Call

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
)
