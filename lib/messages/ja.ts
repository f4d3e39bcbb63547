import type { Catalogue } from './catalogue';
import { action } from './ja/action';
import { activities } from './ja/activities';
import { activity } from './ja/activity';
import { deploy } from './ja/deploy';
import { frame } from './ja/frame';
import { grid } from './ja/grid';
import { logs } from './ja/logs';
import { networks } from './ja/networks';
import { nodeOffers, nodes } from './ja/nodes';
import { palette } from './ja/palette';
import { problem } from './ja/problem';
import { reason } from './ja/reason';
import { secrets } from './ja/secrets';
import { services } from './ja/services';
import { swarm } from './ja/swarm';
import { view } from './ja/view';

export const ja: Catalogue = {
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
};
