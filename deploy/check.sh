#!/bin/sh
# Every check of the repository, one stage after the other, with the seconds each took.
# All stages run even when one fails; the exit code tells whether all passed in time.
#
#   deploy/check.sh [stage ...]        MINUTES=45 is the limit for all of them together
set -u

limit=$((${MINUTES:-45} * 60))
logs=var/check
begin=$(date +%s)
failed=0
summary=""

mkdir -p "$logs"
rm -f "$logs"/*.log "$logs"/*.code

run_stage() {
    stage=$1
    started=$(date +%s)
    left=$((limit - (started - begin)))
    printf '\n== %s\n' "$stage"
    if [ "$left" -le 0 ]; then
        outcome="no time left"
    else
        # The pipe to tee would hide the exit code, so it is written down beside the log.
        { timeout --kill-after=10 "$left" make --no-print-directory "$stage" </dev/null 2>&1
          echo $? >"$logs/$stage.code"; } | tee "$logs/$stage.log"
        case $(cat "$logs/$stage.code") in
            0) outcome=passed ;;
            124 | 137) outcome="out of time" ;;
            *) outcome=FAILED ;;
        esac
    fi
    closing=$(grep -E '^=+ .*(passed|failed|error|skipped|no tests ran|deselected).* =+$' \
        "$logs/$stage.log" 2>/dev/null | tail -n 1)
    case "$outcome:$closing" in
        passed: | passed:*" passed"*) ;;
        # Tests that were all skipped have shown nothing.
        passed:*) outcome="SHOWED NOTHING" ;;
    esac
    [ "$outcome" = passed ] || failed=1
    row=$(printf '%-14s %6d s  %-14s %s' \
        "$stage" "$(($(date +%s) - started))" "$outcome" "$closing")
    summary="$summary$row
"
}

for stage in "$@"; do run_stage "$stage"; done

seconds=$(($(date +%s) - begin))
printf '\n== summary\n%s' "$summary"
printf '%-14s %6d s  of %d s allowed\n' all "$seconds" "$limit"
if [ "$seconds" -gt "$limit" ]; then
    echo "check: took longer than ${MINUTES:-45} minutes"
    failed=1
fi
exit "$failed"
