import { action } from './en/action';
import { activities } from './en/activities';
import { activity } from './en/activity';
import { deploy } from './en/deploy';
import { frame } from './en/frame';
import { grid } from './en/grid';
import { logs } from './en/logs';
import { networks } from './en/networks';
import { nodeOffers, nodes } from './en/nodes';
import { palette } from './en/palette';
import { problem } from './en/problem';
import { reason } from './en/reason';
import { secrets } from './en/secrets';
import { services } from './en/services';
import { swarm } from './en/swarm';
import { view } from './en/view';

/** Every word on the screen, in ICU message syntax. What Docker itself prints stays as Docker prints it. */
export const en = {
  frame,
  swarm,
  grid,
  view,
  action,
  reason,
  problem,
  activity,
  activities,
  palette,
  nodeOffers,
  logs,
  nodes,
  services,
  deploy,
  networks,
  secrets,
} as const;
