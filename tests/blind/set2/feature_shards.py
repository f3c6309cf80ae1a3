import multiprocessing as mp

N_SHARDS = 3


def build(shard, out):
    feats = {f"u{shard}_{i}": [i * 0.5] * 8 for i in range(20000)}
    out.put((shard, feats))


def main():
    out = mp.Queue()
    procs = [mp.Process(target=build, args=(s, out)) for s in range(N_SHARDS)]
    for p in procs:
        p.start()
    for p in procs:
        p.join()
    merged = {}
    while len(merged) < N_SHARDS:
        shard, feats = out.get()
        merged[shard] = len(feats)
    print(merged)


if __name__ == "__main__":
    main()
