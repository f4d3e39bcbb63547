#!/bin/sh
# Starts a worker's daemon of the playground: sh start-worker.sh MANAGER STATE COMMAND…
#
# Where all daemons start anew at once, a worker may find the manager's API before the manager's network agent listens
# (port 7946). It then fails to join the swarm's networks, and Docker tries again only a minute later: until then no name of
# a task on another node resolves, and HAProxy, which has nobody to ask but Docker's DNS, answers 503. So a worker that is in
# a swarm already (STATE is there) waits for that port. On a busy machine the manager's daemon takes longer than half a
# minute to get there; one that never does must not keep this one away for ever. A node that was made a manager (it has a
# raft log) waits no longer than half a minute: the other may need its vote.
set -eu
manager=$1
state=$2
shift 2
command -v nc >/dev/null || nc() { busybox nc "$@"; }
if [ -e "$state" ]; then
  patience=90
  if [ -d "$(dirname "$state")/raft" ]; then patience=30; fi
  end=$(($(date +%s) + patience))
  until nc -w 1 "$manager" 7946 </dev/null >/dev/null 2>&1 || [ "$(date +%s)" -ge "$end" ]; do sleep 0.2; done
fi
exec "$@"
