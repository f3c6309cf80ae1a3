"""Has an archive open when the time is up."""

# limit: 1

import time
import zipfile

if __name__ == "__main__":
    archive = zipfile.ZipFile("rows.zip", "w")
    archive.writestr(zipfile.ZipInfo("rows.csv"), "row\n" * 1000)
    time.sleep(60)
