import { describe, expect, it } from 'vitest';
import { readConfig } from './config';
import { nearMisses, slips } from './near-misses';

describe('slips', () => {
  it.each([
    ['', '', 0],
    ['ab', '', 2],
    ['SECRET', 'SECRET', 0],
    ['SESION', 'SESSION', 1], // left out
    ['SESSSION', 'SESSION', 1], // added
    ['SESZION', 'SESSION', 1], // mistaken
    ['SESSOIN', 'SESSION', 1], // swapped
    ['kitten', 'sitting', 3],
  ])('from %j to %j: %i', (a, b, count) => {
    expect(slips(a, b)).toBe(count);
    expect(slips(b, a)).toBe(count);
  });
});

/** Names that are set where Swarmscope may run, with nothing of ours among them. */
const ELSEWHERE = {
  'a container': 'PATH HOSTNAME HOME NODE_VERSION YARN_VERSION NODE_ENV TERM LANG LC_ALL TZ SHLVL PWD DEBUG',
  'a stack of compose':
    'DOCKER_API_VERSION DOCKER_BUILDKIT DOCKER_CLI_HINTS DOCKER_CONFIG DOCKER_CONTENT_TRUST DOCKER_CONTEXT DOCKER_DEFAULT_PLATFORM DOCKER_HIDE_LEGACY_COMMANDS DOCKER_TLS DOCKER_TLS_CERTDIR COMPOSE_PROJECT_NAME COMPOSE_FILE BUILDKIT_HOST DIND_COMMIT',
  'GitHub Actions':
    'CI GITHUB_ACTIONS GITHUB_REF GITHUB_SHA GITHUB_TOKEN GITHUB_WORKSPACE GITHUB_REPOSITORY GITHUB_RUN_ID RUNNER_OS RUNNER_TEMP RUNNER_TOOL_CACHE ACTIONS_RUNTIME_TOKEN ACTIONS_CACHE_URL ImageOS AGENT_TOOLSDIRECTORY ANDROID_HOME CHROME_BIN CHROMEWEBDRIVER CONDA DEBIAN_FRONTEND GOROOT_1_22_X64 JAVA_HOME_17_X64 NVM_DIR PIPX_HOME POWERSHELL_DISTRIBUTION_CHANNEL SELENIUM_JAR_PATH SWIFT_PATH VCPKG_INSTALLATION_ROOT XDG_RUNTIME_DIR INVOCATION_ID JOURNAL_STREAM SYSTEMD_EXEC_PID',
  Kubernetes:
    'KUBERNETES_PORT KUBERNETES_PORT_443_TCP KUBERNETES_PORT_443_TCP_ADDR KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT_HTTPS REGISTRY_PORT REGISTRY_PORT_5000_TCP REGISTRY_PORT_5000_TCP_PROTO REGISTRY_SERVICE_HOST REGISTRY_SERVICE_PORT SWARMSCOPE_SERVICE_HOST SWARMSCOPE_PORT DEMO_SERVICE_HOST DEMO_PORT DOCKER_SERVICE_HOST AUDIT_PORT METRICS_PORT METRICS_SERVICE_HOST',
  'a terminal':
    'USER LOGNAME SHELL EDITOR VIEWER VISUAL PAGER MSYS MSYSTEM HOSTS PORTS REPORT SUPPORT DEMOS SWARMS SWARMKIT LOGLEVEL LOG_FILE LOG_FORMAT DOCKERHOST http_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSH_AUTH_SOCK SSH_CONNECTION XDG_SESSION_ID XDG_SESSION_TYPE COLORTERM VIRTUAL_ENV npm_config_registry npm_package_name npm_lifecycle_event REGISTRY_PATH REGISTRY_URL SESSION_MANAGER USERPROFILE USERDOMAIN',
  'our own tests':
    'NEXT_DIST_DIR NEXT_TELEMETRY_DISABLED CHROMIUM LAB LAB_NAME PLAYWRIGHT_JSON_OUTPUT_FILE NO_COLOR',
};

it.each(Object.entries(ELSEWHERE))('the environment of %s is nobody’s mistake', (_, names) => {
  const env = Object.fromEntries(names.split(' ').map((name) => [name, 'x']));
  const files = {
    readText: () => '',
    exists: () => false,
    checkAppend: () => {},
    addressMistakes: () => [],
  };
  expect(readConfig(env, files)).toMatchObject({ ok: true });
});

it('never takes a short name, or what only begins or ends like one, for a slip', () => {
  const known = new Set(['PORT', 'HOST', 'MS', 'VIEW', 'SWARM', 'DEMO']);
  const names = ['PORTS', 'HOSTS', 'REPORT', 'GHOST_', 'VIEWER', 'VIEWED', 'SWARMS', 'SWARMED', 'DEMONS'];
  expect(nearMisses(Object.fromEntries(names.map((name) => [name, 'x'])), known)).toEqual([]);
});
