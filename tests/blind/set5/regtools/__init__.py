"""Helpers of the registry housekeeping jobs."""
