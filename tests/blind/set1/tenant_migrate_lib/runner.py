import traceback


def run_all(step, tenants):
    failed = []
    for tenant in tenants:
        try:
            step(tenant)
        except Exception:
            traceback.print_exc()
            failed.append(tenant)
    return len(failed)
