import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { keysOf } from '@/lib/base/keys';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { LOCALES } from '@/lib/messages/locale';
import { VIEWS } from '@/lib/pages/pages';
import { aCluster, aNode, aService, aTask } from '@/lib/swarm/made-up.testing';
import { NODE_OFFERS } from '@/lib/swarm/operations/actions/node-actions';
import { SERVICE_OFFERS } from '@/lib/swarm/operations/actions/service-actions';
import { makeEntries } from './make-entries';

const isAsking = (label: string) => label.endsWith('…');

test.each(LOCALES)(
  'in the palette what opens a dialog ends with an ellipsis, and nothing else does: %s',
  (locale) => {
    const messages = CATALOGUES[locale];
    const t = createTranslator({ locale, messages });
    const entries = makeEntries({
      cluster: aCluster({
        nodes: [aNode('m', { role: 'manager' }), aNode('w', { availability: 'pause' })],
        services: [aService('web', { hasPrevious: true }), aService('paused')],
        tasks: [aTask('a')],
      }),
      t: createTranslator({ locale, messages, namespace: 'palette' }),
      words: createTranslator({ locale, messages, namespace: 'action' }),
      ofNodes: createTranslator({ locale, messages, namespace: 'nodeOffers' }),
      titleOf: t,
      mode: createTranslator({ locale, messages, namespace: 'swarm.mode' }),
      mayDo: () => 'granted',
      mayRead: () => true,
      offers: () => true,
      maySignIn: true,
    });
    expect(entries.length).toBeGreaterThan(VIEWS.length + 20);
    for (const { label, choice } of entries) expect(isAsking(label), label).toBe(choice.kind === 'ask');
  },
);

test.each(LOCALES)('so in menus and on buttons: %s', (locale) => {
  const { action, nodes, deploy, secrets } = CATALOGUES[locale];
  const asking = [
    ...keysOf(SERVICE_OFFERS).map((kind) => action.service[kind].action),
    ...[action.scale, action.removeService, action.removeStack].map((words) => words.action),
    ...[deploy.export.action, deploy.stop.action, nodes.join.action],
    ...[secrets.action.secret, secrets.action.config, secrets.view, secrets.remove],
  ];
  expect(asking.filter((label) => !isAsking(label))).toEqual([]);
  for (const key of keysOf(NODE_OFFERS))
    expect(isAsking(nodes.action[key]), key).toBe('asks' in NODE_OFFERS[key]);
});
