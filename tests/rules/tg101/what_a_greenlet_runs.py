# What a greenlet runs.
class Audit:
    def run(self):
        self.pool.spawn_n(self.work, 1)

    def work(self, number):
        while True:
            try:
                connection.recv(1)
            except Exception:
                pass


Audit().run()
