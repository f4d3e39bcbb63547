import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { useOperation } from '@/components/actions/use-operation';
import { namedChange } from '@/components/nodes/use-node-action';
import { ROOT } from '@/lib/client/root';
import { hrefOf } from '@/lib/pages/href-of';
import { nodeName } from '@/lib/swarm/objects/node';
import { nodeReference } from '@/lib/swarm/operations/node-change';
import type { Choice } from './entry';

/** Where there are the words for dialogs about nodes. */
const NODES = hrefOf('nodes');

/** Does what was chosen: goes there, opens the dialog that asks, or does it and says so. */
export function useChoose(): (choice: Choice) => void {
  const t = useTranslations('palette.done');
  const router = useRouter();
  const { act } = useOperation();

  function change({ action, node }: Extract<Choice, { kind: 'change-node' }>): void {
    const name = nodeName(node);
    void act(action, () => ({
      title: t(action.availability, { name }),
      command: namedChange(action, nodeReference(node)),
      lasts: 8_000,
    }));
  }

  return (choice) => {
    switch (choice.kind) {
      case 'go':
        return router.push(choice.href);
      case 'ask':
        openDialog.set(choice.dialog);
        if (choice.href && !location.pathname.startsWith(ROOT + NODES)) router.push(choice.href);
        return;
      case 'change-node':
        return change(choice);
    }
  };
}
