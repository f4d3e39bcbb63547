import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { ToastCommand } from '@/components/actions/toast-command';
import { useTellFailure } from '@/components/actions/use-tell-failure';
import { nodeDialog } from '@/components/nodes/node-dialog';
import { namedChange } from '@/components/nodes/use-node-action';
import { showToast } from '@/components/ui/toasts';
import { targetOf } from '@/lib/client/attempts';
import { ROOT } from '@/lib/client/root';
import { useAct } from '@/lib/client/use-action';
import { nodeName } from '@/lib/swarm/objects/node';
import { nodeReference } from '@/lib/swarm/operations/node-change';
import type { Choice } from './entry';

/** Where dialogs about nodes can open. */
const NODES = '/nodes';

/** Does what was chosen: goes there, opens the dialog that asks, or does it and says so. */
export function useChoose(): (choice: Choice) => void {
  const t = useTranslations('palette.done');
  const router = useRouter();
  const act = useAct();
  const tellFailure = useTellFailure();

  async function change({ action, node }: Extract<Choice, { kind: 'change-node' }>): Promise<void> {
    const about = targetOf(action);
    const name = nodeName(node);
    const answer = await act(action);
    if (!answer.ok) return tellFailure(answer, about);
    showToast({
      tone: 'success',
      title: action.kind === 'set-node-availability' ? t(action.availability, { name }) : name,
      body: <ToastCommand action={namedChange(action, nodeReference(node))} warnings={answer.warnings} />,
      lasts: 8_000,
      about,
    });
  }

  return (choice) => {
    switch (choice.kind) {
      case 'go':
        return router.push(choice.href);
      case 'ask':
        return openDialog.set(choice.dialog);
      case 'ask-there':
        nodeDialog.set(choice.dialog);
        if (!location.pathname.startsWith(ROOT + NODES)) router.push(choice.href);
        return;
      case 'change-node':
        return void change(choice);
    }
  };
}
