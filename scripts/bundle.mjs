import { join } from 'node:path';
import { BUNDLE, BUNDLED_WORKER, ROOT } from './repo.mjs';

/** What dockerode would load for builds over gRPC and for ssh, neither of which is offered. */
const ABSENT = /^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader)$/;

/**
 * Bundles the server with all that it imports into one file, which starts fast and needs no package but next; and in another
 * what it starts as a thread.
 */
export async function bundleServer() {
  const { stop } = await import('esbuild');
  await bundle('lib/server/main.ts', BUNDLE);
  await bundle('lib/compose/check-worker.ts', BUNDLED_WORKER);
  // Its service would live on beside the server.
  await stop();
}

/**
 * @param {string} entry
 * @param {string} file
 */
async function bundle(entry, file) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile: join(ROOT, file),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['next'],
    // Packages that are CommonJS ask for Node's modules by require.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'absent',
        setup(plugin) {
          plugin.onResolve({ filter: ABSENT }, ({ path }) => ({ path, namespace: 'absent' }));
          plugin.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
        },
      },
    ],
    logLevel: 'warning',
  });
}
