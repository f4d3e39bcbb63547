import { keysOf } from '@/lib/base/keys';
import type { MessageKey } from '@/lib/messages/catalogue';
import { LOG_RULE } from '@/lib/swarm/operations/log-rule';
import type { Rule } from '@/lib/swarm/operations/role';
import { RULES } from '@/lib/swarm/operations/rules';

/** A page, for all that know of pages: the bar, the palette, the warm-up, links, and the server that keeps it. */
interface Entry {
  /** As the folders of app/ spell it, the name of what it is of in brackets. Without any it is the same for everybody, and kept. */
  readonly path: `/${string}`;
  /** Its name in the catalogue; null: the name of what it is of. */
  readonly title: MessageKey | null;
  /** Its name in the bar, where the title is too long for that. */
  readonly shortTitle?: MessageKey;
  /**
   * `first`: in a phone's bar, too, which has room for four; `folded`: behind "More" where a bar has no room for all. One
   * that is not in the bar is not in the palette either.
   */
  readonly bar?: 'first' | 'shown' | 'folded';
  /** What it asks of who is to see anything there: others are not offered it. */
  readonly needs?: Rule;
  /** Whether the grid has it fetched ahead. */
  readonly isPrefetched?: true;
}

/** Every page, in the order of the bar. */
export const PAGES = {
  grid: { path: '/', title: 'frame.nav.grid', bar: 'first' },
  nodes: { path: '/nodes', title: 'nodes.title', bar: 'first' },
  services: { path: '/services', title: 'view.services.title', bar: 'first', isPrefetched: true },
  stacks: { path: '/stacks', title: 'view.stacks.title', bar: 'first', isPrefetched: true },
  networks: { path: '/networks', title: 'networks.title', bar: 'shown' },
  activity: { path: '/activity', title: 'activity.title', bar: 'shown' },
  secrets: { path: '/secrets', title: 'secrets.title', shortTitle: 'frame.nav.secrets', bar: 'folded' },
  logs: { path: '/logs', title: 'logs.title', bar: 'folded', needs: LOG_RULE },
  registry: {
    path: '/registry',
    title: 'services.registry.title',
    bar: 'folded',
    needs: RULES.repositories,
  },
  node: { path: '/nodes/[id]', title: 'swarm.node' },
  service: { path: '/services/[id]', title: 'swarm.service' },
  'edit-service': { path: '/services/[id]/edit', title: 'services.form.editPage' },
  'new-service': { path: '/services/new', title: 'services.form.createTitle' },
  stack: { path: '/stacks/[name]', title: null },
  deploy: { path: '/stacks/deploy', title: 'deploy.title' },
  task: { path: '/tasks/[id]', title: 'swarm.task' },
  'sign-in': { path: '/sign-in', title: 'frame.signIn.title' },
} as const satisfies Readonly<Record<string, Entry>>;

export type Pages = typeof PAGES;
export type PageName = keyof Pages;
type InBar = Extract<Pages[PageName], { readonly bar: string }>;

/** A page that the bar and the palette offer. */
export interface View extends Entry {
  readonly name: PageName;
  readonly title: InBar['title'];
  readonly shortTitle?: Extract<InBar, { readonly shortTitle: string }>['shortTitle'];
}

export const VIEWS: readonly View[] = keysOf(PAGES).flatMap((name) => {
  const page = PAGES[name];
  return 'bar' in page ? [{ name, ...page }] : [];
});
