# Swarmscope's image. docs/deploy.md tells how to run it.
#
#   docker build -t swarmscope .
#   docker buildx build --platform linux/amd64,linux/arm64 -t swarmscope .
#
# It needs nothing of BuildKit: the builder of Docker 20.10 makes it, too.

# By digest, so that what is built is what was read; docs/deploy.md tells how they are renewed.
# The same Alpine beneath both: the runtime gets Node.js's binary alone, without npm and headers.
ARG NODE_IMAGE=node:24-alpine3.22@sha256:191c9f0080fcbbc6547a85dc0ff7988072214a355aabdc1d2ec55a7dae5eea8a
ARG RUNTIME_IMAGE=alpine:3.22@sha256:5291449c3df73caf6ed85e649dec1b9e818b39a5d8c871e97afc13e9cd5e8fa8
# Deploying stacks is the docker CLI's own work.
ARG DOCKER_IMAGE=docker:29-cli@sha256:b1805116a6a86cc591b5d5f60a910a0715cdcc9d18d866ad68b1457ead25c35c

# What is built is the same for every platform, so it is built once, on the builder's own.
FROM --platform=${BUILDPLATFORM:-linux} ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY scripts/install.mjs scripts/repo.mjs scripts/
RUN node scripts/install.mjs
COPY . .
RUN node scripts/build.mjs && node scripts/pack.mjs /app

FROM ${NODE_IMAGE} AS node
FROM ${DOCKER_IMAGE} AS docker

FROM ${RUNTIME_IMAGE}
RUN apk add --no-cache libstdc++ tini
COPY --from=docker /usr/local/bin/docker /usr/local/bin/docker
COPY --from=node /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY --from=build /app ./

# SWARM=live: a swarm that cannot be reached is told about, never replaced by the demo.
# RUN_AS: started as root, it becomes this user as soon as it knows the group of the socket.
ENV NODE_ENV=production SWARM=live HOST=:: PORT=8080 RUN_AS=65532
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --retries=3 CMD wget -q -O /dev/null "http://127.0.0.1:$PORT/healthz"
ENTRYPOINT ["/sbin/tini", "--", "/usr/local/bin/node", "--max-semi-space-size=4", "--heap-growing-percent=40", "--no-parallel-scavenge", "server.mjs"]

# Last, so that another version of the same sources is another label and no other layer.
ARG VERSION=0.1.0
ARG REVISION=unknown
ARG CREATED=unknown
LABEL org.opencontainers.image.title="Swarmscope" \
      org.opencontainers.image.description="A live picture of a Docker Swarm in the browser, with the hands to change it." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED"
