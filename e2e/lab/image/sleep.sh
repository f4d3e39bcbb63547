#!/bin/sh
# Does nothing until it is told to end, and then ends at once.
trap 'exit 0' TERM INT
sleep 2147483647 & wait
