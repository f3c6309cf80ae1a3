#!/bin/sh
# A script for multi-gitter, which runs it in a clone of each repository, to guard its jobs.
#
#   multi-gitter run "$PWD/multi_gitter_guard.sh --timeout=1h" -O my-org -B guard-codemod -m "Guard jobs against hanging"
#
# With multi-gitter's --dry-run, which sets DRY_RUN, it only shows the changes.
set -eu

if [ "${DRY_RUN:-}" = true ]; then
  set -- "$@" --diff
fi
status=0
guard-codemod apply . "$@" || status=$?
if [ "$status" -eq 1 ]; then # some jobs have to be guarded by hand; the output lists them
  status=0
fi
exit "$status"
