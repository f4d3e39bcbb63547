#!/bin/sh
# Stands in for the book's nginx-proxy: passes the request on to $BACKEND_HOST, as name:port.
# It asks the addresses of tasks.NAME first, because a service's own needs IPVS, which a kernel may lack; one after the
# other, as nginx does, because Docker may tell a node late of the way to a new task.
# (nc, because the wget of Debian's static busybox crashes where the C library's files are missing.)
name=${BACKEND_HOST%:*} port=${BACKEND_HOST##*:}
for address in $(nslookup "tasks.$name" 2>/dev/null | sed -n 's/^Address: //p') "$name"; do
  answer=$(printf 'GET / HTTP/1.0\r\nHost: %s\r\n\r\n' "$name" | nc -w 4 "$address" "$port" | sed '1,/^\r*$/d')
  [ -z "$answer" ] || break
done
if [ -n "$answer" ]; then
  echo "200 from $BACKEND_HOST" >/proc/1/fd/1
  printf 'Content-Type: text/plain\r\n\r\n%s\n' "$answer"
else
  echo "502: no answer from $BACKEND_HOST" >/proc/1/fd/1
  printf 'Status: 502 Bad Gateway\r\nContent-Type: text/plain\r\n\r\nno answer from %s\n' "$BACKEND_HOST"
fi
