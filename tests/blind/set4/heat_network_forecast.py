"""District heating: forecast of the supply temperatures, one process per zone."""
import os
from concurrent.futures import ProcessPoolExecutor

import numpy as np

ZONES = {"harbour": (3.2, 0.4), "old town": (5.1, 0.5), "campus": (2.2, 0.3)}


def solve(zone, demand):
    loss = ZONES[zone][1]
    temp = np.full(24, 80.0)
    residual = np.inf
    while residual > 1e-12:
        nxt = demand / loss - 0.9 * np.roll(temp, 1) + np.sin(np.arange(24) / 24 * 2 * np.pi)
        nxt = np.clip(nxt, 55.0, 110.0)
        residual = np.abs(nxt - temp).max()
        temp = 110.0 - (nxt - 55.0) if residual < 60 else nxt
    return temp


def forecast(zone):
    demand = 24.0 * ZONES[zone][0] * (1 + 0.2 * np.cos(np.arange(24)))
    x = solve(zone, demand)
    return zone, float(x.mean()), float(x.max())


def main():
    rows = []
    with ProcessPoolExecutor(max_workers=2) as ex:
        for zone, mean, peak in ex.map(forecast, ZONES):
            rows.append(f"{zone};{mean:.1f};{peak:.1f}\n")
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "forecast.csv"), "w") as f:
        f.writelines(rows)


if __name__ == "__main__":
    main()
