import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/**
 * Next.js builds its root in, and CTX_ROOT is known only at start: the server puts it in place of this one, which
 * stands in no other text. See lib/server/next/root-names.ts.
 */
const BUILT_ROOT = '/--swarmscope-root--';

/** Names the build; scripts/build.mjs gives it. */
const BUILD = process.env.SWARMSCOPE_BUILD ?? '';

/** @type {(basePath: string) => import('next').NextConfig} */
const configAt = (basePath) => ({
  basePath,
  // For our own addresses, and to know a server of another build: see lib/client/root.ts and build.ts.
  env: { CTX_ROOT: basePath, SWARMSCOPE_BUILD: BUILD },
  // By its sources: a page goes on with a build that was only made again.
  generateBuildId: () => BUILD || null,
  output: 'standalone',
  // One build directory a purpose: two servers of one checkout (a person's and a test's) never share one.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // What optimises images weighs as much as all the rest of the standalone build.
  outputFileTracingExcludes: {
    '*': ['sharp', '@img', 'detect-libc', 'semver'].map((name) => `./node_modules/${name}/**`),
  },
  // `npm test` checks types; a build on the way to the first page need not.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Every page loads the same frame, so it comes in two scripts (Next's and ours) and not in a dozen: a script compresses
    // the better the more there is of it, and each asks the server once.
    turbopackChunking: { minChunkSize: 2_000_000, maxMergeChunkSize: 20_000_000 },
  },
  turbopack: {
    // The stacks of this repository are examples to begin with: components/stacks/start-from.tsx.
    rules: { '*.yml': { type: 'text' } },
    resolveAlias: {
      // Messages are compiled on the server: see lib/messages/compile.ts.
      'use-intl/format-message': 'use-intl/format-message/format-only',
      // engine.io's other ways to the server: the page connects by WebSocket alone, and need not load them.
      './polling-xhr.node.js': './lib/client/left-out/no-transport.ts',
      './webtransport.js': './lib/client/left-out/no-transport.ts',
      './transports/polling-xhr.js': './lib/client/left-out/no-transport.ts',
      './transports/polling-fetch.js': './lib/client/left-out/no-transport.ts',
      // What Next brings and this page has no use for: calls of the server's functions, what browsers that know our style
      // sheets know themselves, and Node's `process` but for its empty `env`.
      './reducers/server-action-reducer': './lib/client/left-out/no-server-actions.ts',
      '../build/polyfills/polyfill-module': './lib/client/left-out/no-polyfills.ts',
      'next/dist/compiled/process': './lib/client/left-out/no-process.ts',
      // And of its router and `next/dynamic` what only its server, a developer or routes drawn over others need.
      '../../../lib/constants': { browser: './lib/client/left-out/next-constants.ts' },
      '../../../shared/lib/router/utils/interception-routes': {
        browser: './lib/client/left-out/no-interception.ts',
      },
      '../../../../shared/lib/router/utils/interception-routes': {
        browser: './lib/client/left-out/no-interception.ts',
      },
      '../../shared/lib/instant-messages': { browser: './lib/client/left-out/no-instant-messages.ts' },
      './preload-chunks': { browser: './lib/client/left-out/no-preload.ts' },
      // Its link is given texts alone.
      '../../shared/lib/utils': { browser: './lib/client/left-out/plain-address.ts' },
      '../../shared/lib/router/utils/format-url': { browser: './lib/client/left-out/plain-address.ts' },
      '../../shared/lib/router/utils/is-local-url': { browser: './lib/client/left-out/plain-address.ts' },
      // Icons without the sizes, strokes and contexts that lucide lets one choose.
      '../createLucideIcon.mjs': './lib/client/left-out/plain-icon.ts',
      // Where all else failed Next draws a page of its own, in styles that our policy refuses. Its router asks for it by one
      // name, and what reports errors by another.
      './builtin/global-error': './app/global-error.tsx',
      '../components/builtin/global-error': './app/global-error.tsx',
    },
  },
  allowedDevOrigins: ['127.0.0.1', '[::1]'],
});

/** @param {string} phase */
export default function config(phase) {
  return configAt(phase === PHASE_DEVELOPMENT_SERVER ? (process.env.CTX_ROOT ?? '') : BUILT_ROOT);
}
