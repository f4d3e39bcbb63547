import { expect, it } from 'vitest';
import { parseAction } from './parse-action';

/** As the socket gives it: a key `__proto__` is a key like any other. */
const put = '{"__proto__":"x","constructor":"y","toString":"z"}';
const read = (text: string) => {
  const action = parseAction(JSON.parse(text));
  return action.ok ? JSON.stringify(action.value) : action.error;
};

it('a name that every object inherits is a name like any other', () => {
  for (const action of [
    `{"kind":"set-node-labels","node":"n1","put":${put},"remove":["hasOwnProperty"]}`,
    `{"kind":"create-secret","name":"s","labels":${put},"data":"eA=="}`,
  ])
    expect(read(action)).toBe(action);
});

it('texts by name are texts by name', () => {
  const of = (labels: string) => read(`{"kind":"create-secret","name":"s","labels":${labels},"data":""}`);
  expect(of('["a"]')).toMatch(/labels/);
  expect(of('{"a":1}')).toMatch(/labels.a: .*string/);
  expect(of('{"":"x"}')).toMatch(/labels/);
});
