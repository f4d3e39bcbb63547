#!/bin/sh
# The first process of one of the lab's machines, inside its own network, mount, process and host-name
# namespaces: gives the machine its name, its hosts file and a /run of its own, then waits.
# When this process ends the kernel ends every other process of the machine with it.
set -eu
host=$1 dir=$2

hostname "$host"
mount --bind "$dir/hosts" /etc/hosts
mount --bind "$dir/resolv.conf" /etc/resolv.conf
# The daemons' usual sockets and run-time folders must be this machine's, not its neighbours'.
mount -t tmpfs -o mode=755 tmpfs /run
[ ! -d /etc/docker ] || mount -t tmpfs -o mode=700 tmpfs /etc/docker
touch "$dir/$host/ready"

trap 'exit 0' TERM INT
# `wait` also collects the orphans that a killed daemon leaves to the first process.
while :; do sleep 3600 & wait; done
