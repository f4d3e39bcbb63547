#!/bin/sh
# The book's echo: a line for the asker, a line for the log.
echo "received request" >/proc/1/fd/1
printf 'Content-Type: text/plain\r\n\r\nHello Docker!! from %s\n' "$(hostname)"
