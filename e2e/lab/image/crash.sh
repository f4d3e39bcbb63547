#!/bin/sh
# Lives for $AFTER seconds, says a last word and exits with $CODE.
trap 'exit 0' TERM INT
sleep "${AFTER:-1}" & wait $!
echo "crashing with ${CODE:-1}" >&2
exit "${CODE:-1}"
