# While Celery waits for a result, it takes any TimeoutError for the end of a round of its own.
from reports import app, render

print(app.send_task("reports.collect").get())  # TG101
pending = render.delay("2024-05")
print(pending.get())  # TG101
print(render.delay("2024-06").get(timeout=30))
print(render.delay("2024-07").id)
