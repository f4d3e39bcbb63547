import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceRecord } from '../made-up-records.testing';
import { spanOf } from '../spec/json-span';
import { editReplicas } from './replica-edit';

/** A spec that holds anything at all beside its mode, printed with or without white space. */
const spec = fc
  .record({
    rest: fc.dictionary(fc.string(), fc.jsonValue()),
    inner: fc.dictionary(fc.string(), fc.jsonValue()),
    replicas: fc.option(fc.nat(), { nil: undefined }),
    indent: fc.constantFrom(undefined, 1, '\t'),
  })
  .map(({ rest, inner, replicas, indent }) =>
    JSON.stringify(
      { Name: 'web', ...rest, Mode: { Replicated: { ...inner, Replicas: replicas } } },
      null,
      indent,
    ),
  );

describe('[A2] editing the count of a spec', () => {
  test('changes the count and nothing else', () => {
    fc.assert(
      fc.property(spec, fc.nat(), (text, replicas) => {
        const before = JSON.parse(text);
        const after = JSON.parse(editReplicas(text, replicas)?.spec ?? 'null');
        expect(after.Mode.Replicated.Replicas).toBe(replicas);
        before.Mode.Replicated.Replicas = replicas;
        expect(after).toEqual(before);
      }),
    );
  });

  test('keeps numbers that JSON.parse would spoil, to the digit', () => {
    const text = (replicas: number) =>
      String.raw`{"Name":"a\"}","UpdateConfig":{"Monitor":9223372036854775807,"MaxFailureRatio":0.30000001192092896,"Delay":1e3},"Mode":{"Replicated":{"Replicas":${replicas}}},"Big":[18446744073709551615]}`;
    expect(editReplicas(text(3), 12)).toEqual({ spec: text(12), previous: 3 });
  });

  test('is not misled by the same keys elsewhere', () => {
    const text = (replicas: number) =>
      `{"Labels":{"Mode":"{\\"Replicated\\"","Replicas":"4"},"Mode":{"Replicated":{"Replicas":${replicas}}}}`;
    expect(editReplicas(text(3), 5)?.spec).toBe(text(5));
  });

  test('of a job sets its completions, and leaves how many run at once', () => {
    const text = '{"Mode":{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":4}}}';
    expect(editReplicas(text, 6)).toEqual({
      spec: '{"Mode":{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":6}}}',
      previous: 4,
    });
  });

  test('puts a count where there was none', () => {
    const text = (mode: string) => `{"Mode":${mode}}`;
    expect(editReplicas(text('{"Replicated":{}}'), 2)?.spec).toBe('{"Mode":{"Replicated":{"Replicas":2}}}');
    expect(editReplicas(text('{"ReplicatedJob":{"MaxConcurrent":3}}'), 2)).toEqual({
      spec: '{"Mode":{"ReplicatedJob":{"TotalCompletions":2,"MaxConcurrent":3}}}',
      previous: 3,
    });
  });

  test('of a global service is nothing', () => {
    expect(editReplicas('{"Mode":{"Global":{}}}', 2)).toBeNull();
  });
});

test('a span is the value’s own text, whatever the path', () => {
  const record = serviceRecord();
  const text = JSON.stringify(record, null, 2);
  const { start, end } = spanOf(text, ['Spec', 'TaskTemplate', 'ContainerSpec', 'Mounts']) ?? {
    start: 0,
    end: 0,
  };
  expect(JSON.parse(text.slice(start, end))).toEqual(record.Spec.TaskTemplate.ContainerSpec.Mounts);
  expect(spanOf(text, ['Spec', 'Nothing'])).toBeNull();
  expect(spanOf(text, ['ID', 'Nothing'])).toBeNull();
  expect(spanOf('{"a":1,"a":2}', ['a'])).toEqual({ start: 11, end: 12 });
});
