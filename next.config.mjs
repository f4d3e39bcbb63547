/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // One build directory a purpose: two servers of one checkout (a person's and a test's) never share one.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` checks types; a build on the way to the first page need not.
  typescript: { ignoreBuildErrors: true },
  // Messages are compiled on the server: see lib/messages/compile.ts.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  allowedDevOrigins: ['127.0.0.1'],
};

export default config;
