#!/bin/sh
# A script for multi-gitter, which runs it in a clone of each repository: guard the jobs in it.
#
#   multi-gitter run "$PWD/multi_gitter_guard.sh --timeout=1h" -O my-org -B guard-codemod -m "Guard jobs against hanging"
#
# With --dry-run, of which DRY_RUN tells, it shows what it would change, and changes nothing.
set -eu

if [ "${DRY_RUN:-}" = true ]; then
  set -- "$@" --diff
fi
status=0
guard-codemod apply . "$@" || status=$?
if [ "$status" -eq 1 ]; then # there are jobs that only a person can guard, and the output names them
  status=0
fi
exit "$status"
