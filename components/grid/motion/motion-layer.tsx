'use client';

import './motion.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '@/lib/client/use-client';
import { nodeName } from '@/lib/swarm/objects/node';
import { measureMotion } from './measure';
import { type Motion, planMotion } from './plan';
import { playMotion } from './play';

/** How long a sentence about many movements stays. */
const TOLD_MS = 5_000;

/**
 * Shows why things move: a task's token flies from the place that it takes over to its new one. All of it is drawn on a
 * layer above the page; the picture itself is already true.
 */
export function MotionLayer(): ReactNode {
  const { cluster, connection } = useClient();
  const layer = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<Motion['told']>(null);

  useEffect(
    () =>
      cluster.observe((step) => {
        if (document.hidden || connection.get() !== 'live') return;
        const motion = planMotion(step, (key) => cluster.tasksOfSlot(key));
        if (motion.told) setTold(motion.told);
        const origins = measureMotion(motion);
        requestAnimationFrame(() => layer.current && playMotion(layer.current, motion, origins));
      }),
    [cluster, connection],
  );

  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);

  return (
    <div ref={layer} className="motion-layer" aria-hidden="true">
      {told && <Told told={told} />}
    </div>
  );
}

function Told({ told }: { readonly told: NonNullable<Motion['told']> }): ReactNode {
  const t = useTranslations('grid');
  const { cluster } = useClient();
  const node = told.from && cluster.cluster.nodes.get(told.from);
  return (
    <p className="motion-told">
      {node
        ? t('moved', { count: told.count, node: nodeName(node) })
        : t('movedMany', { count: String(told.count) })}
    </p>
  );
}
