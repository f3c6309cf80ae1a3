"""Leaflet distribution: plans walking routes in worker processes; street data come through a pipe."""
import multiprocessing as mp
import os
import queue


def planner(todo, done, source):
    for district in iter(todo.get, None):
        with open(source) as streets:
            length = sum(float(line) for line in streets)
        done.put((district, round(length, 1)))


def main():
    todo, done = mp.Queue(), mp.Queue()
    source = os.environ.get("LEAFLET_PIPE", "/srv/streets.pipe")
    crew = [mp.Process(target=planner, args=(todo, done, source), daemon=True) for _ in range(2)]
    for p in crew:
        p.start()
    districts = ["north", "east", "old town"]
    for d in districts:
        todo.put(d)
    routes = []
    while len(routes) < len(districts):
        try:
            route = done.get()
        except queue.Empty:
            continue
        routes.append(route)
    for p in crew:
        todo.put(None)
    print(routes)


if __name__ == "__main__":
    main()
