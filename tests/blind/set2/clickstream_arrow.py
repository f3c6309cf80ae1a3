import os

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

PIPE = os.environ["FEED_PIPE"]
COLUMNS = ["ts", "user", "url"]


def convert(src, dst):
    opts = csv.ReadOptions(column_names=COLUMNS, block_size=1 << 20)
    with csv.open_csv(src, read_options=opts) as reader:
        with parquet.ParquetWriter(dst, reader.schema) as writer:
            rows = 0
            for batch in reader:
                mask = pc.is_valid(batch.column("user"))
                batch = batch.filter(mask)
                writer.write_table(pa.Table.from_batches([batch]))
                rows += batch.num_rows
    return rows


if __name__ == "__main__":
    print(convert(PIPE, "clicks.parquet"), "rows")
