#!/bin/sh
# Check each clone of all-repos, several at a time, and make one report.
#
#   all-repos-clone
#   ./check_all_repos.sh reports        # makes reports/all.sarif and reports/all.html
#
# A commit that has been checked is not checked again: after an interruption, start it again.
set -eu

export REPORTS="$1/repositories"
mkdir -p "$REPORTS"

# shellcheck disable=SC2016  # the inner shell expands it
all-repos-list-repos --output-paths | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I '{}' sh -euc '
  name=$(printf %s "$1" | tr / _)
  report=$REPORTS/$name@$(git -C "$1" rev-parse HEAD).sarif
  if [ -e "$report" ]; then exit; fi
  status=0
  guard-codemod check "$1" -q -j 1 --output-format sarif --relative-to . \
    --output-file "$report.part" || status=$?
  if [ "$status" -gt 2 ]; then exit 255; fi # interrupted; 1: findings, 2: a file failed
  rm -f "$REPORTS/$name"@*.sarif
  mv "$report.part" "$report"
' check '{}'

sarif copy --output "$1/all.sarif" "$REPORTS"
sarif html --output "$1/all.html" "$1/all.sarif"
