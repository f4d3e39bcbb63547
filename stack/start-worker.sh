#!/bin/sh
# Starts a worker's daemon of the playground: sh start-worker.sh MANAGER STATE COMMAND…
#
# Where all daemons start anew at once, a worker may find the manager's API before the manager's network agent listens
# (port 7946). It then fails to join the swarm's networks, and Docker tries again only a minute later: until then no name of
# a task on another node resolves, and HAProxy, which has nobody to ask but Docker's DNS, answers 503. So a worker that is in
# a swarm already (STATE is there) waits for that port; half a minute at most, for a manager that needs this node's vote.
set -eu
manager=$1
state=$2
shift 2
command -v nc >/dev/null || nc() { busybox nc "$@"; }
left=150
if [ -e "$state" ]; then
  until nc -w 1 "$manager" 7946 </dev/null >/dev/null 2>&1 || [ "$left" -eq 0 ]; do
    left=$((left - 1))
    sleep 0.2
  done
fi
exec "$@"
