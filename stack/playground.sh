#!/bin/sh
# Makes a swarm of Docker daemons and deploys the book's stacks on it: what compose.yaml's `setup` runs. It may be run
# again at any time: it adds what is missing, and changes nothing else.
#
#   MANAGER    the manager's daemon, as DOCKER_HOST has it
#   WORKERS    the workers' daemons, separated by spaces
#   JOIN       where workers reach the manager, host:port
#   ADVERTISE  the manager's address for the others
set -eu
: "${MANAGER:?}" "${WORKERS:?}" "${JOIN:?}" "${ADVERTISE:?}"
stacks=$(dirname "$0")
images=registry:5000/example
# Nothing of the caller's may choose another daemon.
unset DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH

on() (
  export DOCKER_HOST="$1"
  shift
  exec docker "$@"
)
manager() { on "$MANAGER" "$@"; }
say() { echo "playground: $*"; }

# Daemons that have just started take some seconds to answer, and to find their swarm again.
wait_for() {
  left=120
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    if [ "$left" -eq 0 ]; then
      say "gave up waiting for: $*" >&2
      "$@"
      exit 1
    fi
    sleep 1
  done
}

# inactive, active, or error: it has a swarm that it cannot reach.
state_of() { on "$1" info --format '{{.Swarm.LocalNodeState}}'; }
is_settled() {
  state=$(state_of "$1") || return 1
  [ "$state" != pending ]
}
is_member() {
  node=$(on "$1" info --format '{{.Swarm.NodeID}}')
  [ "$(state_of "$1")" = active ] && manager node inspect "$node"
}

for daemon in "$MANAGER" $WORKERS; do wait_for is_settled "$daemon"; done

if [ "$(state_of "$MANAGER")" = inactive ]; then
  say 'the manager: docker swarm init'
  manager swarm init --advertise-addr "$ADVERTISE" >/dev/null
fi
wait_for manager node ls
token=$(manager swarm join-token --quiet worker)
for worker in $WORKERS; do
  if is_member "$worker" >/dev/null 2>&1; then continue; fi
  # What it was in before is no swarm of this manager's.
  if [ "$(state_of "$worker")" != inactive ]; then on "$worker" swarm leave --force >/dev/null; fi
  say "$worker: docker swarm join"
  on "$worker" swarm join --token "$token" "$JOIN" >/dev/null
done

# The images come from the swarm's own registry. What it has is not built again, and then no network is needed.
build() {
  image=$images/$1:latest
  folder=$stacks/images/$1
  base=$2
  if manager pull --quiet "$image" >/dev/null 2>&1; then return; fi
  say "$image: docker build, docker push"
  manager build --quiet --tag "$image" ${base:+--build-arg "BASE=$base"} "$folder" >/dev/null
  manager push --quiet "$image" >/dev/null
}
build echo "${ECHO_BASE:-}"
build nginx-proxy "${NGINX_BASE:-}"

if ! manager network inspect ch03 >/dev/null 2>&1; then
  say 'docker network create ch03'
  manager network create --driver overlay --attachable ch03 >/dev/null
fi
# A stack that is there stays as it is: somebody may have changed it.
for stack in echo ingress; do
  if [ -n "$(manager stack services --quiet "$stack" 2>/dev/null)" ]; then continue; fi
  say "docker stack deploy $stack"
  manager stack deploy --compose-file "$stacks/$stack.yml" "$stack" >/dev/null
done
manager node ls
manager service ls
