import { describe, expect, it } from 'vitest';
import { readTutorial } from './read-tutorial';

const TICKS = '```';

const PAGE = `# A chapter

Prose with \`$ docker node ls\` in it is prose.

${TICKS}console
$ docker service create --detach --name echo registry:5000/example/echo:latest
overall progress: 1 out of 1 tasks
$ docker service ls
${TICKS}

<!-- see: running echo 1 -->
<!-- see: nodes 4 -->
<!-- see: on worker01 0 -->
<!-- see: node worker02 down -->
<!-- see: says echo scaled 1 → 6 -->
<!-- click: scale echo 6 -->
<!-- click: remove service echo -->
<!-- click: remove stack echo -->

![Six tasks](images/en/scaled.png)

<!-- not run: a laptop's own command -->
${TICKS}console
$ docker compose up
${TICKS}

${TICKS}sh
$ docker never run
${TICKS}
`;

describe('reading the tutorial', () => {
  it('takes commands, sights, clicks and pictures in their order, and nothing else', () => {
    expect(readTutorial(PAGE).map(({ line, ...step }) => step)).toEqual([
      {
        kind: 'command',
        words: [
          'docker',
          'service',
          'create',
          '--detach',
          '--name',
          'echo',
          'registry:5000/example/echo:latest',
        ],
      },
      { kind: 'command', words: ['docker', 'service', 'ls'] },
      { kind: 'see', what: 'running', service: 'echo', count: 1 },
      { kind: 'see', what: 'nodes', count: 4 },
      { kind: 'see', what: 'on', host: 'worker01', count: 0 },
      { kind: 'see', what: 'node', host: 'worker02', state: 'down' },
      { kind: 'see', what: 'says', text: 'echo scaled 1 → 6' },
      { kind: 'click', what: 'scale', service: 'echo', count: 6 },
      { kind: 'click', what: 'remove service', service: 'echo' },
      { kind: 'click', what: 'remove stack', stack: 'echo' },
      { kind: 'picture', file: 'images/en/scaled.png' },
    ]);
  });

  it('says where each step stands', () => {
    expect(readTutorial(PAGE)[0]?.line).toBe(6);
  });

  it.each([
    ['<!-- see: runing echo 1 -->', 'nothing that can be seen'],
    ['<!-- see: running echo -->', 'nothing that can be seen'],
    ['<!-- see: tasks many -->', 'nothing that can be seen'],
    ['<!-- see: running echo 1 2 -->', 'too many words'],
    ['<!-- click: scale echo -->', 'nothing that can be clicked'],
    ['<!-- click: drop echo now -->', 'nothing that can be clicked'],
    ['<!-- sees: running echo 1 -->', 'a comment is a directive'],
    ['<!-- not run: -->', 'say why'],
    ['![](images/a.png)', 'a picture is'],
    ['![a](../images/a.png)', 'a picture is'],
    [`${TICKS}console\n$ docker ps | wc\n${TICKS}`, 'plain words'],
    [`${TICKS}console\n$ curl localhost\n${TICKS}`, 'begins with docker'],
    [`${TICKS}console\n$ docker ps`, 'not closed'],
    ['<!-- not run: why -->\nProse.', 'right before a console block'],
  ])('refuses %j', (text, why) => {
    expect(() => readTutorial(text)).toThrow(why);
  });
});
