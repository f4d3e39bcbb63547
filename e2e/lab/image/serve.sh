#!/bin/sh
# Serves the folder $1 at port $2, with its cgi-bin/index.cgi at /, and ends at once when it is told to.
trap 'kill $!; exit 0' TERM INT
httpd -f -h "$1" -p "$2" &
wait
